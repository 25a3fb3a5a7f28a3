package io.anlan.replication.reconcile.run;

import io.anlan.replication.reconcile.Pair;
import java.sql.SQLException;

/** Opens the sessions of a pair of databases for one run. */
public interface PairSource {
    /** What the pair is called, also while one of its databases is away. */
    String name();

    /** Opens it; the request tells what may be taken from where. */
    OpenPair open(RunRequest request) throws SQLException;

    /** A pair and the sessions behind it. */
    interface OpenPair extends AutoCloseable {
        Pair pair();

        @Override
        void close() throws SQLException;
    }
}
