package io.anlan.app.journal;

/**
 * One start of a node of the peer, over one database. What such a life was given it has in its memory or in that database,
 * until it ends.
 */
record Life(String node, String incarnation, String database) {

    static Life of(Beat beat) {
        return new Life(beat.node(), beat.incarnation(), beat.databaseIncarnation());
    }

    /** Whether this life has not ended: a database becomes known soon after the start, and is never exchanged. */
    boolean goesOnAs(Life now) {
        return node.equals(now.node)
                && incarnation.equals(now.incarnation)
                && (database.isEmpty() || database.equals(now.database));
    }
}
