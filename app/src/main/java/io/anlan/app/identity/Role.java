package io.anlan.app.identity;

/** What a session may do. */
public enum Role {
    /** Makes, edits and closes campaigns. */
    OPERATOR,
    /** Reads registrations on behalf of citizens. */
    STAFF,
    /** Registers, and reads what is their own. */
    CITIZEN
}
