package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.ColumnType;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The questions a comparison asks of a table, in the words of an engine. */
final class LookSql {
    private final TableDescription table;
    private final Engine engine;
    private final List<Column> key;

    LookSql(TableDescription table, Engine engine) {
        this.table = table;
        this.engine = engine;
        this.key = table.key().stream()
                .map(name -> table.columns().get(table.index(name)))
                .toList();
    }

    /** The place of the last row of a full stretch. Parameters: those of {@link #where}, then the stretch's rows less one. */
    String bound(boolean begun) {
        return "SELECT " + String.join(", ", table.key()) + " FROM " + table.name() + " t" + where(begun) + " ORDER BY "
                + order() + " LIMIT 1 OFFSET ?";
    }

    /** Rows, broken rows and both halves of the hashes. Parameters: those of {@link #where}, then the stretch's rows. */
    String digest(boolean begun) {
        String h = "s.h";
        String halves = switch (engine) {
            // The hash is 16 bytes; 64 bits are what an exclusive or takes.
            case POSTGRESQL ->
                "coalesce(bit_xor(substring(h from 1 for 8)::bigint), 0),"
                        + " coalesce(bit_xor(substring(h from 9 for 8)::bigint), 0)";
            // Without the CAST the text of a number would be read as a double, and its last digits lost.
            case MARIADB ->
                "CAST(BIT_XOR(CAST(CONV(HEX(LEFT(h, 8)), 16, 10) AS UNSIGNED)) AS SIGNED),"
                        + " CAST(BIT_XOR(CAST(CONV(HEX(RIGHT(h, 8)), 16, 10) AS UNSIGNED)) AS SIGNED)";
        };
        return "SELECT count(*), count(CASE WHEN " + h + " <> s.row_hash THEN 1 END), " + halves + " FROM (SELECT "
                + CanonicalSql.hashExpression(table, engine, "t") + " AS h, t.row_hash FROM " + table.name() + " t"
                + where(begun) + " ORDER BY " + order() + " LIMIT ?) s";
    }

    /** Whole rows and their computed hashes. Parameters: those of {@link #where}, then the stretch's rows. */
    String rows(boolean begun) {
        return "SELECT " + columns() + " FROM " + table.name() + " t" + where(begun) + " ORDER BY " + order()
                + " LIMIT ?";
    }

    /** The rows of some keys, whatever scope they are in. Parameters: the keys, one after the other. */
    String at(int places) {
        String one = key.stream().map(column -> "t." + column.name() + " = ?").collect(Collectors.joining(" AND "));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            all.add("(" + one + ")");
        }
        return "SELECT " + columns() + " FROM " + table.name() + " t WHERE " + String.join(" OR ", all);
    }

    String count() {
        return "SELECT count(*) FROM " + table.name();
    }

    /** Parameters: the place as {@link #placeIndexes} tells, the horizon if rows end, the version from which on. */
    private String where(boolean begun) {
        List<String> conditions = new ArrayList<>();
        if (begun) {
            conditions.add(after());
        }
        if (table.expires()) {
            conditions.add("(t.keep_until IS NULL OR t.keep_until > ?)");
        }
        conditions.add("t.version >= ?");
        return " WHERE " + String.join(" AND ", conditions);
    }

    /** Which values of a place are parameters, in order. */
    List<Integer> placeIndexes() {
        List<Integer> indexes = new ArrayList<>();
        for (int last = 0; last < key.size(); last++) {
            if (engine == Engine.POSTGRESQL) {
                indexes.add(last);
            } else {
                for (int i = 0; i <= last; i++) {
                    indexes.add(i);
                }
            }
        }
        return indexes;
    }

    /** PostgreSQL walks an index by a comparison of rows; MariaDB would read the whole table and wants it spelt out. */
    private String after() {
        if (engine == Engine.POSTGRESQL) {
            String places =
                    key.stream().map(column -> "?::" + column.type().postgres()).collect(Collectors.joining(", "));
            return "(" + order() + ") > (" + places + ")";
        }
        List<String> ways = new ArrayList<>();
        for (int last = 0; last < key.size(); last++) {
            StringBuilder way = new StringBuilder("(");
            for (int i = 0; i < last; i++) {
                way.append("t.").append(key.get(i).name()).append(" = ? AND ");
            }
            ways.add(way.append("t.")
                    .append(key.get(last).name())
                    .append(" > ?)")
                    .toString());
        }
        return "(" + String.join(" OR ", ways) + ")";
    }

    /** Text in the order of its bytes. At MariaDB the columns are so by themselves, and COLLATE would hide their index. */
    private String order() {
        return key.stream()
                .map(column -> "t." + column.name()
                        + (engine == Engine.POSTGRESQL && column.type() == ColumnType.TEXT ? " COLLATE \"C\"" : ""))
                .collect(Collectors.joining(", "));
    }

    private String columns() {
        return table.columns().stream().map(column -> "t." + column.name()).collect(Collectors.joining(", ")) + ", "
                + CanonicalSql.hashExpression(table, engine, "t") + " AS computed_hash";
    }
}
