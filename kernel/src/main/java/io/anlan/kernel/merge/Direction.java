package io.anlan.kernel.merge;

/** Where a table's rows are carried. */
public enum Direction {
    /** Between the registration stores of the two sites. */
    SITE,
    /** From the registration store to the platform store of the same site. */
    PLATFORM
}
