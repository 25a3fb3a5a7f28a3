package io.anlan.replication.reseed;

/** How the position of a link fits the database it speaks of. */
public enum LinkFit {
    /** The target has no position: it is a new database, or was restored. */
    ABSENT,
    /** The link goes on from its position and loses nothing. */
    FITS,
    /** The position speaks of another database than the source is now. */
    OTHER,
    /** It is the same database, and its log no longer holds what comes after the position. */
    UNFIT
}
