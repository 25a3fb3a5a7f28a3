package io.anlan.replication.apply.postgres;

import io.anlan.kernel.merge.Column;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of many rows as the array parameter the guarded statement takes. */
final class ColumnArrays {
    private ColumnArrays() {}

    static Array of(Connection connection, Column column, int index, List<@Nullable Object[]> rows)
            throws SQLException {
        return switch (column.type()) {
            case TEXT -> connection.createArrayOf("text", fill(new @Nullable String[rows.size()], index, rows));
            case BIGINT -> connection.createArrayOf("int8", fill(new @Nullable Long[rows.size()], index, rows));
            case SMALLINT -> connection.createArrayOf("int2", fill(new @Nullable Short[rows.size()], index, rows));
            case BYTES -> connection.createArrayOf("bytea", fill(new byte @Nullable [rows.size()][], index, rows));
        };
    }

    private static @Nullable Object[] fill(@Nullable Object[] into, int index, List<@Nullable Object[]> rows) {
        for (int i = 0; i < into.length; i++) {
            into[i] = rows.get(i)[index];
        }
        return into;
    }
}
