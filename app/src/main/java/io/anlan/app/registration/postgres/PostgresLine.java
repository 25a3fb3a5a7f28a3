package io.anlan.app.registration.postgres;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.registration.AcceptanceStore;
import io.anlan.app.registration.Candidate;
import io.anlan.app.registration.StoreFailure;
import io.anlan.app.registration.StoreTrouble;
import io.anlan.kernel.person.PersonKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A lane's connection. */
final class PostgresLine implements AcceptanceStore.Line {

    private final SqlConnection connection;
    private volatile boolean usable = true;

    PostgresLine(SqlConnection connection) {
        this.connection = connection;
        connection.closeHandler(closed -> usable = false);
    }

    @Override
    public CompletionStage<Set<AcceptanceKey>> insert(String batchId, List<Candidate> candidates) {
        return connection
                .preparedQuery(AcceptanceSql.INSERT)
                .execute(BatchTuple.of(batchId, candidates))
                .map(rows -> keys(rows, candidates))
                .recover(this::broken)
                .toCompletionStage();
    }

    @Override
    public boolean usable() {
        return usable;
    }

    @Override
    public void close() {
        connection.closeHandler(null);
        var unused = connection.close();
    }

    private <T> Future<T> broken(Throwable failure) {
        if (trouble(failure) != StoreTrouble.IN_DOUBT) {
            return failed(failure);
        }
        usable = false;
        // The driver tells of the failure before the pool notices the dead connection; a lane that went on at once
        // would
        // be given it again and leave the next batch in doubt too.
        var context = Vertx.currentContext();
        return context == null
                ? failed(failure)
                : Future.future(later -> context.runOnContext(noticed -> later.handle(failed(failure))));
    }

    static <T> Future<T> failed(Throwable failure) {
        return Future.failedFuture(new StoreFailure(trouble(failure), reason(failure)));
    }

    private static StoreTrouble trouble(Throwable failure) {
        var said = said(failure);
        return said == null ? StoreTrouble.IN_DOUBT : StoreTrouble.of(said.getSeverity(), said.getSqlState());
    }

    /** For the log: the server's messages quote rows, its codes do not. */
    static String reason(Throwable failure) {
        var said = said(failure);
        return said == null ? failure.getClass().getSimpleName() : said.getSeverity() + " " + said.getSqlState();
    }

    private static @Nullable PgException said(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException said) {
                return said;
            }
        }
        return null;
    }

    private static Set<AcceptanceKey> keys(RowSet<Row> rows, List<Candidate> candidates) {
        Set<AcceptanceKey> keys = new HashSet<>(candidates.size() * 2);
        if (rows.size() == candidates.size()) {
            candidates.forEach(all -> keys.add(all.acceptance().key()));
        } else {
            rows.forEach(row -> keys.add(new AcceptanceKey(
                    row.getString(0), new PersonKey(row.getBuffer(1).getBytes()))));
        }
        return keys;
    }
}
