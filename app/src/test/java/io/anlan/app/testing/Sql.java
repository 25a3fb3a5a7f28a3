package io.anlan.app.testing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** SQL of the tests' own, waited for. */
public final class Sql {

    private static final int SECONDS_MAX = 30;

    private final Pool pool;

    public Sql(Pool pool) {
        this.pool = pool;
    }

    public RowSet<Row> run(String sql, Object... parameters) {
        return done(pool.preparedQuery(sql).execute(Tuple.wrap(parameters)));
    }

    public Row one(String sql, Object... parameters) {
        return run(sql, parameters).iterator().next();
    }

    /** Every row of every table, as PostgreSQL writes rows: what somebody with a copy of the disk could read. */
    public String everything() {
        var all = new StringBuilder();
        for (var table : tables()) {
            for (var row : run("select t::text from " + table + " t")) {
                all.append(table).append(' ').append(row.getString(0)).append('\n');
            }
        }
        return all.toString();
    }

    public static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(SECONDS_MAX, TimeUnit.SECONDS)
                .join();
    }

    private List<String> tables() {
        var tables = new ArrayList<String>();
        run("select quote_ident(tablename) from pg_tables where schemaname = 'public'")
                .forEach(row -> tables.add(row.getString(0)));
        return tables;
    }
}
