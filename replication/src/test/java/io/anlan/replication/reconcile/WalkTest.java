package io.anlan.replication.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The walk finds each difference once and looks at few rows for it. */
class WalkTest {
    private static final TableDescription TABLE = Rows.REGISTRATION;
    private static final Scope ALL = new Scope(Long.MIN_VALUE, 0);

    private final InMemorySession left = new InMemorySession();
    private final InMemorySession right = new InMemorySession();

    @Test
    void equal_tables_are_read_once() throws SQLException {
        both(50_000);

        assertThat(walk()).isEmpty();
        assertThat(left.looks()).isEqualTo(50_000);
        assertThat(right.looks()).isEqualTo(50_000);
    }

    @Test
    void any_mixture_of_differences_is_found_and_nothing_else() throws SQLException {
        long seed = RandomRows.seed();
        Random random = new Random(seed);
        both(20_000);
        TreeSet<Place> planted = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            planted.add(plant(random, i * 80 + random.nextInt(80)));
        }
        for (int person = 5_000; person < 9_500; person++) {
            planted.add(Place.of(TABLE, row(person)));
            right.remove(Place.of(TABLE, row(person)));
        }

        assertThat(walk())
                .describedAs("-Danlan.seed=%d", seed)
                .extracting(Suspect::place)
                .containsExactlyElementsOf(planted);
    }

    @Test
    void an_empty_side_costs_no_more_than_a_few_looks_at_each_row() throws SQLException {
        for (int person = 0; person < 100_000; person++) {
            left.put(TABLE, row(person));
        }

        assertThat(walk()).hasSize(100_000);
        assertThat(left.looks()).isLessThan(320_000);
        assertThat(right.looks()).isZero();
    }

    @Test
    void one_difference_among_many_rows_costs_one_wide_stretch() throws SQLException {
        both(100_000);
        right.remove(Place.of(TABLE, row(77_777)));

        assertThat(walk()).hasSize(1);
        assertThat(left.looks()).isLessThan(100_000 + 3 * Walk.WIDE_ROWS);
    }

    private Place plant(Random random, int person) {
        @Nullable Object[] row = row(person);
        Place place = Place.of(TABLE, row);
        InMemorySession side = random.nextBoolean() ? left : right;
        switch (random.nextInt(4)) {
            case 0 -> {
                left.remove(place);
                right.put(TABLE, row);
            }
            case 1 -> {
                right.remove(place);
                left.put(TABLE, row);
            }
            case 2 -> {
                row[TABLE.index("channel")] = "other";
                left.put(TABLE, row(person));
                right.put(TABLE, row(person));
                side.put(TABLE, Rows.hashed(TABLE, row));
            }
            default -> {
                // Broken alike at both: digests agree, and yet neither is what its hash says.
                row[TABLE.index("channel")] = "altered";
                left.put(TABLE, row);
                right.put(TABLE, row);
            }
        }
        return place;
    }

    private void both(int rows) {
        for (int person = 0; person < rows; person++) {
            left.put(TABLE, row(person));
            right.put(TABLE, row(person));
        }
    }

    private static @Nullable Object[] row(int person) {
        return Rows.registration("c1", person, 1);
    }

    private List<Suspect> walk() throws SQLException {
        Walk walk = new Walk(TABLE, left, right, ALL);
        List<Suspect> found = new ArrayList<>();
        while (!walk.ended()) {
            found.addAll(walk.step());
        }
        return found;
    }
}
