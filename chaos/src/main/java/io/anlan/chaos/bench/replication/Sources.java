package io.anlan.chaos.bench.replication;

import io.anlan.local.database.DatabaseLogin;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Databases that are filled with the same rows at the same time; one that is named twice is filled once. */
final class Sources {
    private static final int ROWS_PER_TRANSACTION = 1_000;

    private final Set<DatabaseLogin> logins = new LinkedHashSet<>();
    private final MadeRows rows;

    Sources(Collection<DatabaseLogin> logins, MadeRows rows) {
        this.logins.addAll(logins);
        this.rows = rows;
    }

    void fill(long first, long last) throws SQLException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(logins.size());
        try {
            List<Future<Void>> filled = new ArrayList<>();
            for (DatabaseLogin login : logins) {
                filled.add(threads.submit((Callable<Void>) () -> fill(login, first, last)));
            }
            for (Future<Void> one : filled) {
                var unused = one.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("a source cannot be filled", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Void fill(DatabaseLogin login, long first, long last) throws SQLException {
        try (MadeTable table = MadeTable.at(login, rows)) {
            table.fill(first, last, ROWS_PER_TRANSACTION);
        }
        return null;
    }
}
