package io.anlan.replication.reconcile;

/** What a database may take from the one it is compared with. */
public enum Taking {
    /** Nothing: it belongs to the peer, whose own replicator mends it. */
    NOTHING,
    /** Only the row whose hash stands here already: no link carries this table that way, so nobody vouches for more. */
    PROVEN,
    /** Every row that the merge rule lets win. */
    ALL
}
