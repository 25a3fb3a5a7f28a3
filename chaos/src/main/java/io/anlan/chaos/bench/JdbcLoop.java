package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import io.anlan.local.database.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A closed loop over JDBC: one connection for each of its threads, one prepared INSERT, each commits by itself. */
final class JdbcLoop {
    private final DatabaseLogin login;
    private final Ticker ticker;

    JdbcLoop(DatabaseLogin login, Ticker ticker) {
        this.login = login;
        this.ticker = ticker;
    }

    LoopResult run(int concurrency, Duration time, BenchRows rows) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(concurrency);
        try {
            List<Connection> connections = new ArrayList<>();
            for (int i = 0; i < concurrency; i++) {
                connections.add(login.connect());
            }
            long end = ticker.monotonicNanos() + time.toNanos();
            List<Callable<LoopCount>> workers = new ArrayList<>();
            connections.forEach(connection -> workers.add(() -> insert(connection, end, rows)));
            List<LoopCount> counts = new ArrayList<>();
            for (Future<LoopCount> worker : threads.invokeAll(workers)) {
                counts.add(worker.get());
            }
            return LoopCount.sum(concurrency, time.toNanos() / 1e9, counts);
        } catch (SQLException e) {
            throw new ExecutionException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private LoopCount insert(Connection connection, long end, BenchRows rows) throws SQLException {
        LoopCount count = new LoopCount();
        try (connection;
                PreparedStatement insert = connection.prepareStatement(BenchRows.INSERT)) {
            for (long sent = ticker.monotonicNanos(); sent < end; sent = ticker.monotonicNanos()) {
                rows.next().bind(insert);
                int stored = insert.executeUpdate();
                long now = ticker.monotonicNanos();
                if (now < end) {
                    count.add(stored == 1 ? LoopResult.GOOD : "conflict", now - sent);
                }
            }
        }
        return count;
    }
}
