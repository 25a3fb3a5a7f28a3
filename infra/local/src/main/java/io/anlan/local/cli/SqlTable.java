package io.anlan.local.cli;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Rows of an answer as text in columns. */
final class SqlTable {
    private static final int WIDTH_MAX = 80;

    private SqlTable() {}

    static String of(ResultSet rows) throws SQLException {
        var table = new ArrayList<List<String>>();
        table.add(header(rows));
        while (rows.next()) {
            table.add(row(rows));
        }
        return format(table);
    }

    private static List<String> header(ResultSet rows) throws SQLException {
        var names = new ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            names.add(rows.getMetaData().getColumnLabel(column));
        }
        return names;
    }

    private static List<String> row(ResultSet rows) throws SQLException {
        var cells = new ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            cells.add(text(rows.getObject(column)));
        }
        return cells;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return "~";
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    private static String format(List<List<String>> table) {
        var text = new StringBuilder();
        for (var row : table) {
            for (int column = 0; column < row.size(); column++) {
                var cell = row.get(column);
                text.append(cell).append(" ".repeat(Math.max(0, width(table, column) - cell.length()) + 2));
            }
            text.setLength(text.toString().stripTrailing().length());
            text.append('\n');
        }
        return text.append("(").append(table.size() - 1).append(" rows)\n").toString();
    }

    private static int width(List<List<String>> table, int column) {
        return Math.min(
                WIDTH_MAX,
                table.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
}
