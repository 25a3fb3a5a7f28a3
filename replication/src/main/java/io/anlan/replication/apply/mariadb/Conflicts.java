package io.anlan.replication.apply.mariadb;

import io.anlan.kernel.merge.TableDescription;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a batch whose key is in the table with a content that is not in the batch. */
final class Conflicts {
    private Conflicts() {}

    static String sql(TableDescription table, int rows) {
        String key = "(" + String.join(", ", Collections.nCopies(table.key().size(), "?")) + ")";
        return "SELECT COUNT(*) FROM " + table.name() + " WHERE (" + String.join(", ", table.key()) + ") IN ("
                + String.join(", ", Collections.nCopies(rows, key)) + ") AND row_hash NOT IN ("
                + String.join(", ", Collections.nCopies(rows, "?")) + ")";
    }

    static void bind(PreparedStatement statement, TableDescription table, List<@Nullable Object[]> rows)
            throws SQLException {
        int parameter = 0;
        for (@Nullable Object[] row : rows) {
            for (String name : table.key()) {
                statement.setObject(++parameter, row[table.index(name)]);
            }
        }
        for (@Nullable Object[] row : rows) {
            statement.setBytes(++parameter, table.stamp(row).rowHash());
        }
    }
}
