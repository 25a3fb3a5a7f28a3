package io.anlan.replication.reconcile.sql;

import io.anlan.replication.reconcile.Pair;
import io.anlan.replication.reconcile.run.PairSource;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Sessions that are closed together. */
final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> sessions = new ArrayDeque<>();

    <T extends AutoCloseable> T with(T session) {
        sessions.push(session);
        return session;
    }

    PairSource.OpenPair as(Pair pair) {
        return new PairSource.OpenPair() {
            @Override
            public Pair pair() {
                return pair;
            }

            @Override
            public void close() throws SQLException {
                Opened.this.close();
            }
        };
    }

    @Override
    public void close() throws SQLException {
        @Nullable SQLException first = null;
        while (!sessions.isEmpty()) {
            try {
                sessions.pop().close();
            } catch (Exception failure) {
                first = first == null ? new SQLException("a session was gone already", "08006", failure) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
