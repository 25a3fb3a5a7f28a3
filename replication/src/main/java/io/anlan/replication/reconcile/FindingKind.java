package io.anlan.replication.reconcile;

/** What was found at a key of a database. */
public enum FindingKind {
    /** The row is not there. */
    MISSING,
    /** The row is there, and the database it should have come from lacks it or has one that loses against it. */
    EXTRA,
    /** The row loses against the one that the other database has had for long enough. */
    STALE,
    /** The row's content is not that of its hash. */
    ALTERED,
    /** A row that a link had set aside. */
    PARKED
}
