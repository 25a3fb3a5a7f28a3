package io.anlan.app.identity;

/** What the identity provider said of a person. */
public enum IdentityVerdict {
    /** Name, number and code belong together. */
    MATCH,
    /** They do not. */
    MISMATCH,
    /** The provider did not answer, or not in time, or not in a way that could be believed: nothing is known. */
    UNAVAILABLE
}
