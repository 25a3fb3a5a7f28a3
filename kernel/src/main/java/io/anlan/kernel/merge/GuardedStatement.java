package io.anlan.kernel.merge;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one statement that writes replicated rows: an insert that replaces an existing row only if the merge rule says so
 * and refuses rows whose time is over. Applying it again or in another order changes nothing.
 *
 * <p>It must meet each key once, so callers pass {@link RowOrder#winners}. If the table {@link
 * TableDescription#expires()}, the present epoch microsecond is one more parameter, the last.
 */
public final class GuardedStatement {
    private static final List<String> STAMP = List.of(Column.ROW_HASH, Column.WRITER, Column.VERSION);

    private GuardedStatement() {}

    /** For PostgreSQL: one array per column, in column order; then the present. */
    public static String postgres(TableDescription table, Placeholders placeholders) {
        String t = table.name();
        return "INSERT INTO " + t + " (" + names(table) + ")"
                + " SELECT " + names(table)
                + " FROM unnest(" + arrays(table, placeholders) + ") AS incoming (" + names(table) + ")"
                + (table.expires() ? refusal(placeholders.at(table.columns().size() + 1)) : "")
                // Whoever locks rows in the order of their keys cannot deadlock with another who does.
                + " ORDER BY " + keyOrder(table)
                + " ON CONFLICT (" + String.join(", ", table.key()) + ") DO UPDATE SET "
                + assignments(table, column -> column + " = excluded." + column)
                + " WHERE (excluded.version, excluded.writer, excluded.row_hash) "
                + table.rule().sign()
                + " (" + t + ".version, " + t + ".writer, " + t + ".row_hash)";
    }

    /**
     * For MariaDB: the columns of the first row, those of the second, and so on; then the present. The driver must write the
     * values into the text, as it does unless told otherwise ({@code useServerPrepStmts}): a server that prepares this
     * statement cuts values too long for their column instead of refusing them.
     */
    public static String mariadb(TableDescription table, int rows) {
        String t = table.name() + ".";
        String guard = mariadbGuard(table);
        return "INSERT INTO " + table.name() + " (" + names(table) + ") " + mariadbSource(table, rows)
                + " ON DUPLICATE KEY UPDATE "
                + assignments(table, c -> t + c + " = IF(" + guard + ", VALUES(" + c + "), " + t + c + ")");
    }

    /**
     * For PostgreSQL, a write of one LATEST_WINS row at the site itself: one parameter per column, with the present hybrid
     * time as version. It always wins over what is there, whatever the clocks say, and returns the version it got.
     */
    public static String overwrite(TableDescription table, Placeholders placeholders) {
        if (table.rule() != MergeRule.LATEST_WINS) {
            throw new IllegalArgumentException("Rows of " + table.name() + " are never overwritten");
        }
        String version = "greatest(excluded.version, " + table.name() + ".version + 1)";
        UnaryOperator<String> value = column -> column.equals(Column.VERSION) ? version : "excluded." + column;
        // The hash covers the version, which only the database knows here.
        String hash = CanonicalSql.hashOf(table, Engine.POSTGRESQL, value);
        return "INSERT INTO " + table.name() + " (" + names(table) + ") VALUES (" + parameters(table, placeholders)
                + ")"
                + " ON CONFLICT (" + String.join(", ", table.key()) + ") DO UPDATE SET "
                + assignments(table, c -> c + " = " + (c.equals(Column.ROW_HASH) ? hash : value.apply(c)))
                + " RETURNING version";
    }

    private static String names(TableDescription table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String parameters(TableDescription table, Placeholders placeholders) {
        return IntStream.rangeClosed(1, table.columns().size())
                .mapToObj(placeholders::at)
                .collect(Collectors.joining(", "));
    }

    private static String arrays(TableDescription table, Placeholders placeholders) {
        List<Column> columns = table.columns();
        return IntStream.range(0, columns.size())
                .mapToObj(i ->
                        placeholders.at(i + 1) + "::" + columns.get(i).type().postgres() + "[]")
                .collect(Collectors.joining(", "));
    }

    private static String keyOrder(TableDescription table) {
        return table.key().stream()
                .map(name -> table.columns().get(table.index(name)))
                .map(c -> "incoming." + c.name() + (c.type() == ColumnType.TEXT ? " COLLATE \"C\"" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String refusal(String now) {
        return " WHERE incoming.keep_until IS NULL OR incoming.keep_until > " + now;
    }

    private static String mariadbSource(TableDescription table, int rows) {
        String row = "(" + parameters(table, Placeholders.QUESTION) + ")";
        String values = "VALUES " + String.join(", ", Collections.nCopies(rows, row));
        if (!table.expires()) {
            return values;
        }
        // VALUES alone takes no WHERE. No row of the table itself is read; it lends the values its names and types.
        String typed = "SELECT " + names(table) + " FROM " + table.name() + " WHERE FALSE UNION ALL " + values;
        return "SELECT " + names(table) + " FROM (" + typed + ") AS incoming" + refusal("?");
    }

    /** The order (version, writer, row_hash), written out column by column. */
    private static String mariadbGuard(TableDescription table) {
        String t = table.name() + ".";
        String sign = " " + table.rule().sign() + " ";
        return "VALUES(version)" + sign + t + "version OR VALUES(version) = " + t + "version"
                + " AND (VALUES(writer)" + sign + t + "writer OR VALUES(writer) = " + t + "writer"
                + " AND VALUES(row_hash)" + sign + t + "row_hash)";
    }

    /**
     * One assignment for each column outside the key, those of the stamp last and version at the very end: MariaDB assigns
     * from left to right, and the guard of each assignment must still see the stamp that was there.
     */
    private static String assignments(TableDescription table, UnaryOperator<String> assignment) {
        Stream<String> content = table.columns().stream()
                .map(Column::name)
                .filter(name -> !table.key().contains(name) && !STAMP.contains(name));
        return Stream.concat(content, STAMP.stream()).map(assignment).collect(Collectors.joining(", "));
    }
}
