package io.anlan.kernel.merge;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A replicated table as all four databases know it.
 *
 * @param name the table's name, the same in both engines
 * @param rule which of two rows of one key stays
 * @param key the merge key, the only unique key the table has
 * @param columns all columns in canonical order, the order of rows in Java and of the row hash
 * @param directions where its rows are carried
 */
public record TableDescription(
        String name, MergeRule rule, List<String> key, List<Column> columns, Set<Direction> directions) {
    /** Whoever writes to several tables in one transaction takes their locks in this order: two such cannot deadlock. */
    public static final Comparator<TableDescription> LOCK_ORDER = Comparator.comparing(TableDescription::name);

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public TableDescription {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        directions = Set.copyOf(directions);
        check(name, columns, new Column(Column.VERSION, ColumnType.BIGINT, false));
        check(name, columns, new Column(Column.WRITER, ColumnType.SMALLINT, false));
        check(name, columns, new Column(Column.ROW_HASH, ColumnType.BYTES, false));
        if (rule == MergeRule.OWNER_WRITES) {
            check(name, columns, new Column(Column.EPOCH, ColumnType.BIGINT, false));
        }
        checkNames(name, columns);
        checkKey(name, key, columns);
        if (directions.contains(Direction.REGISTRATION) && rule != MergeRule.FIRST_WINS) {
            throw new IllegalArgumentException("Other agencies add facts to " + name + "; its rule is FIRST_WINS");
        }
    }

    /** The place of a column in a row. */
    public int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("Table " + name + " has no column " + column);
    }

    /** Whether its rows end: then its guarded statements take the present microsecond as one more, last parameter. */
    public boolean expires() {
        return columns.stream().anyMatch(column -> column.name().equals(Column.KEEP_UNTIL));
    }

    /** Whether a row, given in column order, must no longer be anywhere. */
    public boolean expired(@Nullable Object[] row, long nowMicros) {
        return expires() && row[index(Column.KEEP_UNTIL)] instanceof Number until && until.longValue() <= nowMicros;
    }

    /** Where a row, given in column order, stands in the total order. */
    public Stamp stamp(@Nullable Object[] row) {
        if (row[index(Column.VERSION)] instanceof Number version
                && row[index(Column.WRITER)] instanceof Number writer
                && row[index(Column.ROW_HASH)] instanceof byte[] hash) {
            return new Stamp(epoch(row), version.longValue(), writer.intValue(), hash);
        }
        throw new IllegalArgumentException("A row of " + name + " lacks its version, writer or row hash");
    }

    /** The columns a guard compares, the weightiest first. */
    List<String> order() {
        List<String> always = List.of(Column.VERSION, Column.WRITER, Column.ROW_HASH);
        return rule == MergeRule.OWNER_WRITES
                ? Stream.concat(Stream.of(Column.EPOCH), always.stream()).toList()
                : always;
    }

    private long epoch(@Nullable Object[] row) {
        if (rule != MergeRule.OWNER_WRITES) {
            return 0;
        }
        if (row[index(Column.EPOCH)] instanceof Number epoch) {
            return epoch.longValue();
        }
        throw new IllegalArgumentException("A row of " + name + " lacks its epoch");
    }

    private static void check(String table, List<Column> columns, Column needed) {
        if (!columns.contains(needed)) {
            throw new IllegalArgumentException("Table " + table + " must have the column " + needed);
        }
    }

    private static void checkNames(String table, List<Column> columns) {
        Set<String> seen = new HashSet<>();
        for (Column column : columns) {
            if (!IDENTIFIER.matcher(column.name()).matches() || !seen.add(column.name())) {
                throw new IllegalArgumentException("Table " + table + " has a bad or repeated column " + column.name());
            }
            boolean keepUntil = column.name().equals(Column.KEEP_UNTIL);
            if (keepUntil && !column.equals(new Column(Column.KEEP_UNTIL, ColumnType.BIGINT, true))) {
                throw new IllegalArgumentException("keep_until of " + table + " must be bigint and may be null");
            }
        }
        if (!IDENTIFIER.matcher(table).matches()) {
            throw new IllegalArgumentException("No table may be called " + table);
        }
    }

    private static void checkKey(String table, List<String> key, List<Column> columns) {
        List<String> possible = columns.stream()
                .filter(column -> !column.nullable())
                .map(Column::name)
                .toList();
        if (key.isEmpty() || !possible.containsAll(key) || key.contains(Column.VERSION)) {
            throw new IllegalArgumentException("Table " + table + " has no usable key: " + key);
        }
    }
}
