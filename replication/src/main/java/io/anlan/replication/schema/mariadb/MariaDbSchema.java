package io.anlan.replication.schema.mariadb;

import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.schema.ActualColumn;
import io.anlan.replication.schema.ActualTable;
import io.anlan.replication.schema.SchemaCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of a platform store, compared with the mapping file. */
public final class MariaDbSchema {
    private static final String COLUMNS = "SELECT COLUMN_NAME,"
            + " IF(COLUMN_TYPE LIKE '%unsigned%', CONCAT(DATA_TYPE, ' unsigned'), DATA_TYPE),"
            + " IS_NULLABLE = 'YES', COLUMN_DEFAULT IS NOT NULL OR EXTRA <> '', EXTRA LIKE '%auto_increment%',"
            + " COALESCE(CHARACTER_SET_NAME, ''), COALESCE(COLLATION_NAME, '')"
            + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?";

    private static final String KEYS = "SELECT GROUP_CONCAT(COLUMN_NAME) FROM information_schema.STATISTICS"
            + " WHERE NON_UNIQUE = 0 AND TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? GROUP BY INDEX_NAME";

    private static final String FOREIGN_KEYS = "SELECT COUNT(*) FROM information_schema.REFERENTIAL_CONSTRAINTS"
            + " WHERE CONSTRAINT_SCHEMA = DATABASE() AND ? IN (TABLE_NAME, REFERENCED_TABLE_NAME)";

    private MariaDbSchema() {}

    /** What does not fit; empty if all does. */
    public static List<String> misfits(Connection connection, Collection<TableDescription> tables) throws SQLException {
        List<String> findings = new ArrayList<>();
        for (TableDescription table : tables) {
            findings.addAll(SchemaCheck.findings(table, read(connection, table.name()), Engine.MARIADB));
        }
        return findings;
    }

    private static ActualTable read(Connection connection, String table) throws SQLException {
        Map<String, ActualColumn> columns = new HashMap<>();
        List<Set<String>> keys = new ArrayList<>();
        int[] foreign = new int[1];
        each(
                connection,
                COLUMNS,
                table,
                row -> columns.put(
                        row.getString(1),
                        new ActualColumn(
                                row.getString(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getString(6),
                                row.getString(7))));
        each(connection, KEYS, table, row -> keys.add(Set.of(row.getString(1).split(",", -1))));
        each(connection, FOREIGN_KEYS, table, row -> foreign[0] = row.getInt(1));
        return new ActualTable(columns, keys, foreign[0]);
    }

    /** What is done with each row of an answer. */
    @FunctionalInterface
    private interface RowWork {
        void with(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, String table, RowWork work) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    work.with(row);
                }
            }
        }
    }
}
