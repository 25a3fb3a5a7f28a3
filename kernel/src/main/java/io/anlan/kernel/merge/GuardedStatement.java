package io.anlan.kernel.merge;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one statement that writes replicated rows: an insert that replaces an existing row only if the merge rule says so
 * and refuses rows whose time is over. Applying it again or in another order changes nothing.
 *
 * <p>A statement must meet each key once: callers pass {@link RowOrder#winners}. If {@link TableDescription#expires()},
 * the present epoch microsecond is one more parameter, the last.
 */
public final class GuardedStatement {
    private GuardedStatement() {}

    /** For PostgreSQL: one array per column, in column order; then the present. */
    public static String postgres(TableDescription table, Placeholders placeholders) {
        List<Column> columns = table.columns();
        String arrays = IntStream.range(0, columns.size())
                .mapToObj(i -> placeholders.at(i + 1) + "::" + columns.get(i).type().postgres() + "[]")
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + " (" + names(table) + ")"
                + " SELECT " + names(table)
                + " FROM unnest(" + arrays + ") AS incoming (" + names(table) + ")"
                + (table.expires() ? refusal(placeholders.at(columns.size() + 1)) : "")
                + " ORDER BY " + keyOrder(table)
                + " ON CONFLICT (" + String.join(", ", table.key()) + ") DO UPDATE SET "
                + changed(table, column -> column + " = excluded." + column)
                + " WHERE (excluded.version, excluded.writer, excluded.row_hash) "
                + table.rule().sign() + " (" + table.name() + ".version, " + table.name() + ".writer, " + table.name()
                + ".row_hash)";
    }

    /** For MariaDB: the columns of the first row, those of the second, and so on; then the present. */
    public static String mariadb(TableDescription table, int rows) {
        String row = "(" + String.join(", ", java.util.Collections.nCopies(table.columns().size(), "?")) + ")";
        String values = "VALUES " + String.join(", ", java.util.Collections.nCopies(rows, row));
        String source = table.expires()
                ? "WITH incoming (" + names(table) + ") AS (" + values + ") SELECT " + names(table) + " FROM incoming"
                        + refusal("?")
                : values;
        String guard = mariadbGuard(table);
        return "INSERT INTO " + table.name() + " (" + names(table) + ") " + source + " ON DUPLICATE KEY UPDATE "
                + changed(table, column -> table.name() + "." + column + " = IF(" + guard + ", VALUES(" + column + "), "
                        + table.name() + "." + column + ")");
    }

    private static String mariadbGuard(TableDescription table) {
        String sign = " " + table.rule().sign() + " ";
        String t = table.name() + ".";
        return "VALUES(version)" + sign + t + "version"
                + " OR VALUES(version) = " + t + "version AND (VALUES(writer)" + sign + t + "writer"
                + " OR VALUES(writer) = " + t + "writer AND VALUES(row_hash)" + sign + t + "row_hash)";
    }

    private static String names(TableDescription table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String refusal(String now) {
        return " WHERE incoming.keep_until IS NULL OR incoming.keep_until > " + now;
    }

    private static String keyOrder(TableDescription table) {
        return table.key().stream()
                .map(column -> "incoming." + column
                        + (table.columns().get(table.index(column)).type() == ColumnType.TEXT ? " COLLATE \"C\"" : ""))
                .collect(Collectors.joining(", "));
    }

    /**
     * One assignment for each column outside the key. The guarded columns come last, version at the very end: MariaDB
     * assigns from left to right and the guard must still see the old ones.
     */
    private static String changed(TableDescription table, Function<String, String> assignment) {
        List<String> guarded = List.of(Column.ROW_HASH, Column.WRITER, Column.VERSION);
        return IntStream.range(0, 2)
                .boxed()
                .flatMap(pass -> pass == 0
                        ? table.columns().stream()
                                .map(Column::name)
                                .filter(name -> !table.key().contains(name) && !guarded.contains(name))
                        : guarded.stream())
                .map(assignment)
                .collect(Collectors.joining(", "));
    }
}
