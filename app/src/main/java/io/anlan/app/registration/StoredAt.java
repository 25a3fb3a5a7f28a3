package io.anlan.app.registration;

/** How often a registration is stored, as an answer and a receipt say it. */
public enum StoredAt {
    /** Committed here, and held by a peer that vouches it can make a row of it. */
    BOTH_SITES,
    /** Committed at one site; whether the other has it is not known. */
    ONE_SITE
}
