package io.anlan.replication.backup;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a replicated table as both engines give them; whoever has the connection has made the moment. */
public final class RowSelect {
    private RowSelect() {}

    /** Hands over every row, fetching so many at a time. */
    public static void all(Connection connection, TableDescription table, int fetch, Snapshot.RowSink sink)
            throws SQLException, IOException {
        String sql = "SELECT " + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")) + " FROM "
                + table.name();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(fetch);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    sink.row(row(table, rows));
                }
            }
        }
    }

    private static @Nullable Object[] row(TableDescription table, ResultSet rows) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            Object value = switch (table.columns().get(i).type()) {
                case TEXT -> rows.getString(i + 1);
                case BIGINT -> rows.getLong(i + 1);
                case SMALLINT -> rows.getShort(i + 1);
                case BYTES -> rows.getBytes(i + 1);
            };
            values[i] = rows.wasNull() ? null : value;
        }
        return values;
    }
}
