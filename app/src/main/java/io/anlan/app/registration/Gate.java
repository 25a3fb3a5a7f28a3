package io.anlan.app.registration;

/** The door of a campaign at this site, as its database has it. */
public enum Gate {
    /** Registrations pass. */
    OPEN,
    /** No more registrations pass, ever. */
    CLOSED,
    /** The campaign has not arrived here as a whole. */
    MISSING
}
