package io.anlan.kernel.merge;

/** The two kinds of database that hold every replicated row. */
public enum Engine {
    /** The registration store. */
    POSTGRESQL,
    /** The platform store. */
    MARIADB
}
