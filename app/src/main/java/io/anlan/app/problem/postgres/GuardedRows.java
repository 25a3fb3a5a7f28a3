package io.anlan.app.problem.postgres;

import io.anlan.kernel.merge.GuardedStatement;
import io.anlan.kernel.merge.Placeholders;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes replicated rows by the one statement that keeps the merge rules. */
public final class GuardedRows {

    private GuardedRows() {}

    /** How many rows took their place. */
    public static Future<Integer> write(
            SqlConnection connection, TableDescription table, List<@Nullable Object[]> rows, long nowMicros) {
        if (rows.isEmpty()) {
            return Future.succeededFuture(0);
        }
        var parameters = RowArrays.of(table, RowOrder.winners(table, rows, nowMicros));
        if (table.expires()) {
            parameters.addLong(nowMicros);
        }
        return connection
                .preparedQuery(GuardedStatement.postgres(table, Placeholders.DOLLAR))
                .execute(parameters)
                .map(written -> written.rowCount());
    }
}
