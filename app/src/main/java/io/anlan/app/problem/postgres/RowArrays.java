package io.anlan.app.problem.postgres;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as the guarded statement takes them: one array for each column. */
final class RowArrays {

    private RowArrays() {}

    static Tuple of(TableDescription table, List<@Nullable Object[]> rows) {
        var arrays = Tuple.tuple();
        for (var i = 0; i < table.columns().size(); i++) {
            add(arrays, table.columns().get(i), i, rows);
        }
        return arrays;
    }

    private static void add(Tuple arrays, Column column, int index, List<@Nullable Object[]> rows) {
        var values = rows.stream().map(row -> row[index]);
        switch (column.type()) {
            case TEXT -> arrays.addArrayOfString(values.map(String.class::cast).toArray(String[]::new));
            case BIGINT ->
                arrays.addArrayOfLong(values.map(value -> value == null ? null : ((Number) value).longValue())
                        .toArray(Long[]::new));
            case SMALLINT ->
                arrays.addArrayOfShort(values.map(value -> value == null ? null : ((Number) value).shortValue())
                        .toArray(Short[]::new));
            case BYTES ->
                arrays.addArrayOfBuffer(values.map(value -> value == null ? null : Buffer.buffer((byte[]) value))
                        .toArray(Buffer[]::new));
        }
    }
}
