package io.anlan.kernel.merge;

/** Where a table's rows are carried. */
public enum Direction {
    /** Between the registration stores of the two sites. */
    SITE,
    /** From the registration store to the platform store of the same site. */
    PLATFORM,
    /** From the platform store, where other agencies write, to the registration store of the same site. */
    REGISTRATION
}
