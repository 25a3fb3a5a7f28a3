package io.anlan.replication.schema.postgres;

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

/** The tables of a registration store, compared with the mapping file. */
public final class PostgresSchema {
    private static final String COLUMNS = "SELECT a.attname, format_type(a.atttypid, NULL), NOT a.attnotnull,"
            + " d.oid IS NOT NULL OR a.attidentity <> '',"
            + " a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval(%',"
            + " coalesce(co.collname, '') FROM pg_attribute a"
            + " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
            + " LEFT JOIN pg_collation co ON co.oid = a.attcollation"
            + " WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped";

    private static final String KEYS = "SELECT string_agg(coalesce(a.attname, 'an expression'), ',')"
            + " FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) AS k (att)"
            + " LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.att"
            + " WHERE i.indisunique AND i.indrelid = to_regclass(?) GROUP BY i.indexrelid";

    private static final String FOREIGN_KEYS =
            "SELECT count(*) FROM pg_constraint" + " WHERE contype = 'f' AND to_regclass(?) IN (conrelid, confrelid)";

    private PostgresSchema() {}

    /** What does not fit; empty if all does. */
    public static List<String> misfits(Connection connection, Collection<TableDescription> tables) throws SQLException {
        List<String> findings = new ArrayList<>();
        for (TableDescription table : tables) {
            findings.addAll(SchemaCheck.findings(table, read(connection, "public." + table.name()), Engine.POSTGRESQL));
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
                                "",
                                row.getString(6))));
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
