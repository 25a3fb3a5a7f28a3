package io.anlan.replication.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.RowOrder;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.backup.changes.ChangeLog;
import io.anlan.replication.backup.format.ChangedRow;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log tells every row as it was written, once for each place, dated by this database. */
class PostgresChangeLogTest {
    private final DatabaseLogin login = Databases.postgresA().replicator();
    private ChangeLog log = open(Integer.MAX_VALUE);

    @BeforeEach
    void clean() throws SQLException {
        CleanStage.postgres(login);
        assertThat(log.claim()).isTrue();
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    @Test
    void rows_of_all_kinds_are_told_byte_for_byte() throws SQLException, IOException {
        long seed = RandomRows.seed();
        Manifest.Point begun = log.begin();
        List<String> written = new ArrayList<>();
        for (var table : Rows.CATALOG.tables()) {
            List<@Nullable Object[]> rows = RowOrder.winners(table, new RandomRows(table, seed).list(40), 0);
            for (@Nullable Object[] row : rows) {
                written.add(text(table.name(), row));
            }
            try (Connection at = new PostgresTarget(Databases.address(login)).open("fill")) {
                int unused = new PostgresTarget(Databases.address(login)).write(at, table, rows, 0);
                at.commit();
            }
        }

        List<ChangedRow> told = new ArrayList<>();
        Manifest.Point until = log.read(begun, log.present(), told::add);

        assertThat(told)
                .describedAs("-Danlan.seed=%d", seed)
                .extracting(row -> text(row.table().name(), row.values()))
                .containsExactlyInAnyOrderElementsOf(written);
        List<ChangedRow> more = new ArrayList<>();
        assertThat(log.read(until, log.present(), more::add).position()).isNotEqualTo(until.position());
        assertThat(more).isEmpty();
    }

    @Test
    void what_is_very_much_is_told_in_pieces_that_end_between_transactions() throws SQLException, IOException {
        Manifest.Point begun = log.begin();
        for (int i = 0; i < 20; i++) {
            Rows.write(
                    login, Rows.REGISTRATION, Rows.registration("c", 2 * i, 1), Rows.registration("c", 2 * i + 1, 1));
        }
        log.close();
        log = open(9);
        Manifest.Point present = log.present();

        List<ChangedRow> told = new ArrayList<>();
        int pieces = 0;
        for (Manifest.Point at = begun; !at.position().equals(present.position()); pieces++) {
            int before = told.size();
            at = log.read(at, present, told::add);
            assertThat((told.size() - before) % 2).isZero();
            log.release(at);
        }

        assertThat(pieces).isGreaterThan(4);
        assertThat(told)
                .extracting(row -> row.values()[3])
                .doesNotHaveDuplicates()
                .hasSize(40);
        assertThat(told).extracting(ChangedRow::micros).isSorted();
    }

    @Test
    void what_a_link_brought_is_dated_by_this_database_and_not_by_the_peer() throws SQLException, IOException {
        Manifest.Point begun = log.begin();
        Rows.write(login, Rows.REGISTRATION, Rows.registration("before", 1, 1));
        log.tick();
        brought();
        log.tick();
        Rows.write(login, Rows.REGISTRATION, Rows.registration("after", 1, 1));

        List<ChangedRow> told = new ArrayList<>();
        Manifest.Point until = log.read(begun, log.present(), told::add);

        assertThat(told).extracting(row -> row.values()[0]).containsExactly("before", "ahead", "late", "after");
        assertThat(told).extracting(ChangedRow::micros).isSorted().allMatch(micros -> micros <= until.micros());
        assertThat(told.get(1).micros())
                .isGreaterThan(told.get(0).micros())
                .isEqualTo(told.get(2).micros());
        assertThat(told.get(3).micros()).isGreaterThan(told.get(2).micros());
    }

    @Test
    void one_session_has_it_at_a_time() throws SQLException {
        try (ChangeLog other = open(1)) {
            assertThat(other.claim()).isFalse();
        }
    }

    /** As an applier does it: commits of the peer, of which one clock is ahead and one is late. */
    private void brought() throws SQLException {
        PostgresTarget target = new PostgresTarget(Databases.address(login));
        try (Connection at = target.open("site-b-to-site-a")) {
            assertThat(target.lock(at, "site-b-to-site-a")).isTrue();
            at.commit();
            brought(target, at, "ahead", Duration.ofHours(1));
            brought(target, at, "late", Duration.ofHours(-1));
        }
    }

    private void brought(PostgresTarget target, Connection at, String campaign, Duration ahead) throws SQLException {
        target.mark(at, 1, begunMicros() + ahead.toNanos() / 1_000);
        int unused =
                target.write(at, Rows.REGISTRATION, List.<@Nullable Object[]>of(Rows.registration(campaign, 1, 2)), 0);
        at.commit();
    }

    private long begunMicros() {
        return Long.parseLong(Databases.ask(login, "SELECT (extract(epoch from clock_timestamp()) * 1000000)::bigint"));
    }

    private ChangeLog open(int messagesMax) {
        try {
            return PostgresChangeLog.open(Databases.address(login), Rows.CATALOG, messagesMax);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String table, @Nullable Object[] row) {
        return table + " "
                + Arrays.stream(row)
                        .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value))
                        .toList();
    }
}
