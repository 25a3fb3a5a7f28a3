package io.anlan.kernel.merge;

import java.util.ArrayList;
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
                + " WHERE (" + prefixed("excluded.", table.order()) + ") "
                + table.rule().sign()
                + " (" + prefixed(t + ".", table.order()) + ")";
    }

    /**
     * For MariaDB: the columns of the first row, those of the second, and so on; then the present. The driver must write the
     * values into the text, as it does unless told otherwise ({@code useServerPrepStmts}): a server that prepares this
     * statement cuts values too long for their column instead of refusing them.
     */
    public static String mariadb(TableDescription table, int rows) {
        if (rows > mariadbRowsMax(table)) {
            throw new IllegalArgumentException("MariaDB takes one row of " + table.name() + " at a time");
        }
        String t = table.name() + ".";
        String guard = mariadbGuard(table);
        return "INSERT INTO " + table.name() + " (" + names(table) + ") " + mariadbSource(table, rows)
                + " ON DUPLICATE KEY UPDATE "
                + assignments(table, c -> t + c + " = IF(" + guard + ", VALUES(" + c + "), " + t + c + ")");
    }

    /**
     * How many rows MariaDB takes in one statement. A table that other agencies fill has triggers, and with one that fires
     * before, INSERT … SELECT … ON DUPLICATE KEY UPDATE finds NULL in the key of every row after the first repeat (11.4.5).
     */
    public static int mariadbRowsMax(TableDescription table) {
        return table.expires() && table.directions().contains(Direction.REGISTRATION) ? 1 : Integer.MAX_VALUE;
    }

    /**
     * For PostgreSQL, a write of one row at the site itself: one parameter per column, with the present hybrid time as
     * version. It always wins over what is there, whatever the clocks say, and returns the version it got; only a row of a
     * later epoch it leaves alone and then returns nothing.
     */
    public static String overwrite(TableDescription table, Placeholders placeholders) {
        if (table.rule() == MergeRule.FIRST_WINS) {
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
                + (table.rule() == MergeRule.OWNER_WRITES ? " WHERE excluded.epoch >= " + table.name() + ".epoch" : "")
                + " RETURNING version";
    }

    /**
     * Puts a whole row in the place of one whose content is not that of its hash: such a row has no place in the order, so
     * the merge rule cannot judge it. A row that is whole is left alone, whatever it says. Parameters: the columns outside
     * the key in column order, then the key.
     */
    public static String restore(TableDescription table, Engine engine) {
        String assigned = table.columns().stream()
                .map(Column::name)
                .filter(name -> !table.key().contains(name))
                .map(name -> name + " = ?")
                .collect(Collectors.joining(", "));
        String key = table.key().stream().map(name -> name + " = ?").collect(Collectors.joining(" AND "));
        return "UPDATE " + table.name() + " SET " + assigned + " WHERE " + key + " AND row_hash <> "
                + CanonicalSql.hashExpression(table, engine, table.name());
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

    /** The order of rows, written out column by column. */
    private static String mariadbGuard(TableDescription table) {
        return mariadbGuard(table, table.order());
    }

    private static String mariadbGuard(TableDescription table, List<String> order) {
        String incoming = "VALUES(" + order.get(0) + ")";
        String existing = table.name() + "." + order.get(0);
        String first = incoming + " " + table.rule().sign() + " " + existing;
        if (order.size() == 1) {
            return first;
        }
        String rest = mariadbGuard(table, order.subList(1, order.size()));
        boolean last = order.size() == 2;
        return first + " OR " + incoming + " = " + existing + " AND " + (last ? rest : "(" + rest + ")");
    }

    /**
     * One assignment for each column outside the key, those the guard compares last and the weightiest at the very end:
     * MariaDB assigns from left to right, and the guard of each assignment must still see what was there.
     */
    private static String assignments(TableDescription table, UnaryOperator<String> assignment) {
        List<String> compared = new ArrayList<>(table.order());
        Collections.reverse(compared);
        Stream<String> content = table.columns().stream()
                .map(Column::name)
                .filter(name -> !table.key().contains(name) && !compared.contains(name));
        return Stream.concat(content, compared.stream()).map(assignment).collect(Collectors.joining(", "));
    }

    private static String prefixed(String prefix, List<String> columns) {
        return columns.stream().map(column -> prefix + column).collect(Collectors.joining(", "));
    }
}
