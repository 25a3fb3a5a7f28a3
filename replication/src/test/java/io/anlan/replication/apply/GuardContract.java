package io.anlan.replication.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.ColumnType;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.stage.Coupons;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every target must do with rows, whatever its engine: any order and any repetition leave the same bytes. */
abstract class GuardContract {
    private static final int ROWS = 300;
    private static final int LARGEST_BATCH = 90;

    abstract TargetDatabase target();

    abstract Engine engine();

    @BeforeEach
    void standCoupons() {
        Coupons.stand();
    }

    /** Every table of the product, and one under the rule that none of them has yet. */
    private static List<TableDescription> tables() {
        return Stream.concat(Rows.CATALOG.tables().stream(), Stream.of(Coupons.TABLE))
                .toList();
    }

    @Test
    void any_order_and_any_repetition_leave_what_the_model_says() throws SQLException {
        long seed = RandomRows.seed();
        try (Connection connection = target().open("contract")) {
            for (TableDescription table : tables()) {
                List<@Nullable Object[]> rows = new RandomRows(table, seed).list(ROWS);

                List<@Nullable Object[]> shuffled = shuffled(rows, new Random(seed));
                writeInBatches(connection, table, shuffled, new Random(seed));
                writeInBatches(connection, table, shuffled(rows, new Random(seed + 1)), new Random(seed + 1));

                assertThat(stored(connection, table))
                        .describedAs("table %s, -Danlan.seed=%d", table.name(), seed)
                        .isEqualTo(expected(table, rows));
                connection.rollback();
            }
        }
    }

    @Test
    void the_hash_computed_in_sql_is_the_hash_computed_in_java() throws SQLException {
        long seed = RandomRows.seed();
        try (Connection connection = target().open("contract");
                Statement statement = connection.createStatement()) {
            for (TableDescription table : tables()) {
                List<@Nullable Object[]> rows = new RandomRows(table, seed).list(ROWS);
                writeInBatches(connection, table, rows, new Random(seed));

                String differing = "SELECT count(*) FROM " + table.name() + " r WHERE r.row_hash <> "
                        + CanonicalSql.hashExpression(table, engine(), "r");
                try (ResultSet row = statement.executeQuery(differing)) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getLong(1))
                            .describedAs("table %s, -Danlan.seed=%d", table.name(), seed)
                            .isZero();
                }
                connection.rollback();
            }
        }
    }

    @Test
    void a_row_that_changes_nothing_is_not_counted_as_change() throws SQLException {
        TableDescription table = Rows.REGISTRATION;
        List<@Nullable Object[]> rows = IntStream.range(0, 300)
                .mapToObj(person -> Rows.registration("count", person, 1))
                .toList();
        List<@Nullable Object[]> sorted = RowOrder.winners(table, rows, RandomRows.NOW_MICROS);
        try (Connection connection = target().open("contract")) {
            int first = target().write(connection, table, sorted, RandomRows.NOW_MICROS);
            int second = target().write(connection, table, sorted, RandomRows.NOW_MICROS);
            int conflicts = target().conflicts(connection, table, sorted);
            connection.rollback();

            assertThat(List.of(first, second, conflicts)).containsExactly(300, 0, 0);
        }
    }

    @Test
    void a_row_that_lost_against_another_content_is_a_conflict() throws SQLException {
        TableDescription table = Rows.CAMPAIGN_TEXT;
        List<@Nullable Object[]> newer = List.<@Nullable Object[]>of(Rows.text("c", "new", "s", 20, 1));
        List<@Nullable Object[]> older = List.<@Nullable Object[]>of(Rows.text("c", "old", "s", 10, 3));
        try (Connection connection = target().open("contract")) {
            int first = target().write(connection, table, newer, RandomRows.NOW_MICROS);
            int second = target().write(connection, table, older, RandomRows.NOW_MICROS);
            int conflicts = target().conflicts(connection, table, older);
            connection.rollback();

            assertThat(List.of(first, second, conflicts)).containsExactly(1, 0, 1);
        }
    }

    private void writeInBatches(
            Connection connection, TableDescription table, List<@Nullable Object[]> rows, Random random)
            throws SQLException {
        int from = 0;
        while (from < rows.size()) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            List<@Nullable Object[]> batch = RowOrder.winners(table, rows.subList(from, to), RandomRows.NOW_MICROS);
            int changed = target().write(connection, table, batch, RandomRows.NOW_MICROS);
            assertThat(changed).isBetween(0, batch.size());
            from = to;
        }
    }

    private static List<@Nullable Object[]> shuffled(List<@Nullable Object[]> rows, Random random) {
        List<@Nullable Object[]> twice = new ArrayList<>(rows);
        twice.addAll(rows.subList(0, rows.size() / 2));
        Collections.shuffle(twice, random);
        return twice;
    }

    /** The model: of the rows whose time is not over, the winner of each key. */
    private static Set<String> expected(TableDescription table, List<@Nullable Object[]> rows) {
        List<@Nullable Object[]> alive =
                rows.stream().filter(row -> !over(table, row)).toList();
        Set<String> lines = new TreeSet<>();
        RowOrder.winners(table, alive, RandomRows.NOW_MICROS).forEach(row -> lines.add(line(table, row)));
        return lines;
    }

    private static boolean over(TableDescription table, @Nullable Object[] row) {
        return table.expires()
                && row[table.index(Column.KEEP_UNTIL)] instanceof Long until
                && until <= RandomRows.NOW_MICROS;
    }

    private static Set<String> stored(Connection connection, TableDescription table) throws SQLException {
        Set<String> lines = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table.name())) {
            while (row.next()) {
                @Nullable Object[] values = new @Nullable Object[table.columns().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(row, table.columns().get(i));
                }
                lines.add(line(table, values));
            }
        }
        return lines;
    }

    private static @Nullable Object value(ResultSet row, Column column) throws SQLException {
        Object value = column.type() == ColumnType.BYTES
                ? row.getBytes(column.name())
                : column.type() == ColumnType.TEXT ? row.getString(column.name()) : (Object) row.getLong(column.name());
        return row.wasNull() ? null : value;
    }

    /** Content and place in the order, so that a right hash on wrong content shows. */
    private static String line(TableDescription table, @Nullable Object[] row) {
        return HexFormat.of().formatHex(RowHash.of(table, row)) + " "
                + HexFormat.of().formatHex(table.stamp(row).rowHash());
    }
}
