package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.changes.ChangeRecorder;
import io.anlan.replication.backup.postgres.PostgresChangeLog;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A chain has no gap, or says that it has one; whatever is cut short is made good. */
class ChainTest extends StagedChain {
    @Test
    void what_was_stored_before_a_crash_is_neither_lost_nor_in_the_way() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        for (int failing = 1; failing <= 3; failing++) {
            Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
            AtomicInteger puts = new AtomicInteger(failing);
            BackupStore cut = new StoreUntil(here(), puts::decrementAndGet);
            ChangeRecorder dying = recorder(log(A), cut);
            boolean unused = dying.run();
            // The next process finds what is stored, and goes on.
            assertThat(recorder(log(A), here()).run()).isTrue();
            assertThat(figures.recording()).describedAs(figures.problem()).isTrue();
        }

        assertThat(restored(RestoreMoment.newest())).startsWith("[registration: 4 rows");
        assertThat(Stand.REGISTRATION_B.content()).isEqualTo(A.content());
    }

    @Test
    void a_chain_begun_by_a_clock_that_was_ahead_does_not_hide_the_next() throws Exception {
        Ticker ahead = new Ticker() {
            @Override
            public long wallMillis() {
                return SystemTime.INSTANCE.wallMillis() + 3_600_000;
            }

            @Override
            public long monotonicNanos() {
                return SystemTime.INSTANCE.monotonicNanos();
            }
        };
        history(recorder(log(A), here(), ahead)).begin();
        Databases.run(A.login(), "SELECT pg_drop_replication_slot('" + PostgresChangeLog.SLOT + "')");
        assertThat(saved(site(A))).isEqualTo("[saved]");
        written();

        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
        assertThat(recorder(log(A), here()).run())
                .describedAs(figures.problem())
                .isTrue();
        assertThat(restored(RestoreMoment.newest())).startsWith("[registration: 3 rows");
    }

    @Test
    void a_slot_that_stands_before_what_was_saved_tells_it_once() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        ChangeRecorder died = recorder(() -> unreleased(Optional.empty()), here());
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
        assertThat(died.run()).isTrue();
        String stored = here().list("site-a/changes/").toString();
        assertThat(recorder(log(A), here()).run()).isTrue();

        assertThat(here().list("site-a/changes/")).hasSize(stored.split(",").length + 1);
        assertThat(restored(RestoreMoment.newest())).startsWith("[registration: 2 rows");
    }

    @Test
    void a_chain_that_cannot_go_on_says_why_and_the_next_backup_begins_another() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        written();
        Databases.run(A.login(), "SELECT pg_drop_replication_slot('" + PostgresChangeLog.SLOT + "')");
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("between", 1, 1));
        assertThat(recorder(A).run()).isFalse();
        assertThat(figures.problem())
                .isEqualTo("the slot of the backup is gone; the next full backup begins a new chain");
        assertThat(figures.broken()).isTrue();
        long gap = now(A);

        assertThat(saved(site(A))).isEqualTo("[saved]");
        written();
        assertThat(figures.recording()).isTrue();
        assertThat(copy().list("site-a/changes/")).isEqualTo(here().list("site-a/changes/"));
        assertThat(restored(RestoreMoment.at(gap))).contains("refused what was recorded", " reaches to ");
        assertThat(restored(RestoreMoment.newest())).startsWith("[registration: 4 rows");
    }

    @Test
    void two_replicators_go_on_with_the_chain_that_either_began() throws Exception {
        ChangeRecorder other = recorder(log(A), here());
        assertThat(saved(site(A))).isEqualTo("[saved]");
        written();
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
        assertThat(other.run()).isTrue();
        Databases.run(A.login(), "SELECT pg_drop_replication_slot('" + PostgresChangeLog.SLOT + "')");
        assertThat(saved(site(A))).isEqualTo("[saved]");

        assertThat(other.run()).describedAs(figures.problem()).isTrue();
        written();
    }

    /** As when its file is misnamed while keys are exchanged. */
    @Test
    void what_was_sealed_with_a_key_that_is_away_stays_until_it_is_back() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        written();
        long amid = now(A);
        written();
        Path away = Files.move(folder.resolve("keys/backup-1.key"), folder.resolve("backup-1.away"));
        Files.writeString(
                folder.resolve("keys/backup-2.key"), "kind=backup\nnotBefore=1\nkey=" + "B".repeat(43) + "=\n");
        for (int i = 0; i < 3; i++) {
            assertThat(saved(site(A))).isEqualTo("[saved]");
        }
        assertThat(told(site(A).tend(progress))).contains("deleted");

        Files.move(away, folder.resolve("keys/backup-1.key"));
        assertThat(restored(RestoreMoment.at(amid))).startsWith("[registration: 2 rows");
    }

    @Test
    void a_database_that_is_away_for_a_moment_breaks_nothing() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        ChangeRecorder away = recorder(
                () -> {
                    throw new SQLException("away", "08001");
                },
                here());
        assertThat(away.run()).isTrue();
        assertThat(figures.recording()).isFalse();
        assertThat(figures.broken()).isFalse();

        written();
        assertThat(figures.recording()).isTrue();
    }

    @Test
    void a_slot_that_was_moved_is_a_gap() {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
        Databases.run(
                A.login(),
                "SELECT pg_replication_slot_advance('" + PostgresChangeLog.SLOT + "', pg_current_wal_flush_lsn())");

        assertThat(recorder(A).run()).isFalse();
        assertThat(figures.problem()).contains("stands after segment 0", "was not saved");
    }

    @Test
    void a_log_that_grew_over_its_bound_is_told_and_does_not_stop_the_database() {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        var operator = Databases.postgresA().superuser();
        for (int i = 0; i < 8; i++) {
            Databases.run(operator, "SELECT pg_logical_emit_message(false, 'fill', 'x')", "SELECT pg_switch_wal()");
        }
        Databases.run(operator, "CHECKPOINT");

        assertThat(recorder(A).run()).isFalse();
        assertThat(figures.problem()).contains("max_slot_wal_keep_size");
        assertThat(saved(site(A))).isEqualTo("[saved]");
        assertThat(figures.recording()).isTrue();
    }

    @Test
    void a_change_that_the_log_does_not_tell_whole_ends_the_chain() {
        String large = "x".repeat(20_000);
        Rows.write(A.login(), Rows.CAMPAIGN_TEXT, Rows.text("c", "t", large + large, 1, 1));
        Databases.run(
                Databases.postgresA().owner(), "ALTER TABLE campaign_text ALTER COLUMN summary SET STORAGE EXTERNAL");
        try {
            Rows.write(A.login(), Rows.CAMPAIGN_TEXT, Rows.text("d", "t", large + "y", 1, 1));
            assertThat(saved(site(A))).isEqualTo("[saved]");
            Databases.run(A.login(), "UPDATE campaign_text SET title = 'by hand' WHERE campaign_id = 'd'");

            assertThat(recorder(A).run()).isFalse();
            assertThat(figures.problem()).contains("campaign_text was changed by hand");
            assertThat(saved(site(A))).isEqualTo("[saved]");
            assertThat(recorder(A).run()).isTrue();
        } finally {
            Databases.run(
                    Databases.postgresA().owner(),
                    "ALTER TABLE campaign_text ALTER COLUMN summary SET STORAGE EXTENDED");
        }
    }

    @Test
    void a_second_store_that_is_away_does_not_hold_the_log_and_gets_all_later() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        Path away = Files.move(folder.resolve("copy"), folder.resolve("copy-away"));
        Files.createFile(folder.resolve("copy"));
        written();
        assertThat(figures.copied()).isFalse();
        assertThat(figures.recording()).isTrue();
        assertThat(Databases.ask(
                        A.login(),
                        "SELECT confirmed_flush_lsn >= pg_current_wal_lsn() - 1000000" + " FROM pg_replication_slots"))
                .isEqualTo("t");

        Files.delete(folder.resolve("copy"));
        Files.move(away, folder.resolve("copy"));
        written();
        assertThat(figures.copied()).isTrue();
        assertThat(copy().list("site-a/changes/")).isEqualTo(here().list("site-a/changes/"));
    }

    @Test
    void segments_before_the_oldest_backup_go_and_the_chain_goes_on() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(saved(site(A))).isEqualTo("[saved]");
            written();
        }
        assertThat(told(site(A).tend(progress))).contains("registration: 2 old ones deleted", "old segments deleted");

        written();
        assertThat(figures.recording()).isTrue();
        assertThat(restored(RestoreMoment.newest())).startsWith("[registration: 6 rows");
        BackupReader oldest =
                site(A).list(HERE).all(SiteStore.REGISTRATION).get(1).reader().orElseThrow();
        long oldestMicros = oldest.manifest().point().micros();
        assertThat(restored(RestoreMoment.at(oldestMicros))).startsWith("[registration: 3 rows");
    }
}
