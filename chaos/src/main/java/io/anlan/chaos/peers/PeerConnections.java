package io.anlan.chaos.peers;

import io.anlan.kernel.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A small pool. What breaks one connection has probably broken those that lie idle too, so they all go; whoever comes
 * next lets the driver look which member takes writes.
 */
final class PeerConnections implements AutoCloseable {
    /** Half of what the servers take: connections that hang are given up here before the server notices. */
    private static final int MOST = 40;

    private static final Duration FREE_WITHIN = Duration.ofMillis(800);
    /** A citizen waits no longer either. */
    private static final int ANSWER_MILLIS = 3_000;

    private final Source source;
    private final Semaphore free = new Semaphore(MOST);
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    PeerConnections(Source source) {
        this.source = source;
    }

    /** Makes a new connection, to the member that takes writes. */
    interface Source {
        Connection connect() throws SQLException;
    }

    /** Does something with a connection; without one it surely was not done. */
    <T> Outcome<T> with(Function<Connection, Outcome<T>> work) {
        try {
            if (!free.tryAcquire(FREE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return JdbcRegistrations.notStored("no connection is free");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return JdbcRegistrations.notStored("ending");
        }
        try {
            return over(open(), work);
        } catch (SQLException unreached) {
            return JdbcRegistrations.notStored("no connection, sqlstate " + unreached.getSQLState());
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            drop(connection);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = idle.poll();
        if (connection == null) {
            connection = source.connect();
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        }
        return connection;
    }

    private <T> Outcome<T> over(Connection connection, Function<Connection, Outcome<T>> work) {
        Outcome<T> outcome = work.apply(connection);
        boolean sound =
                outcome.fold(done -> true, refusal -> !refusal.type().equals(Asking.NOT_STORED), doubt -> false);
        if (sound) {
            idle.push(connection);
        } else {
            drop(connection);
            close();
        }
        return outcome;
    }

    private static void drop(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // It was to be ended, and it has.
            return;
        }
    }
}
