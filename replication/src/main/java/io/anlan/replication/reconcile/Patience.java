package io.anlan.replication.reconcile;

import java.sql.SQLException;

/** Waits for things outside, and decides how long. */
public interface Patience {
    /** Something that is so or not yet. */
    @FunctionalInterface
    interface Condition {
        boolean met() throws SQLException;
    }

    /** Waits until it is so; false if it was not in time. */
    boolean await(Condition condition) throws SQLException;
}
