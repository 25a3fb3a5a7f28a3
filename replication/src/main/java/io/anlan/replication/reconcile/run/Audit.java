package io.anlan.replication.reconcile.run;

import io.anlan.replication.reconcile.FindingLog;
import java.sql.SQLException;

/** Keeps runs and findings. */
public interface Audit {
    /** Opens a session for a run. */
    Session open(String run) throws SQLException;

    /** The session of one run. While it lasts, no other replicator of the site compares. */
    interface Session extends FindingLog, AutoCloseable {
        /** Takes the site's turn; false if another replicator has it. */
        boolean lock() throws SQLException;

        void begins(RunRequest request) throws SQLException;

        void ends(RunView run) throws SQLException;

        @Override
        void close() throws SQLException;
    }
}
