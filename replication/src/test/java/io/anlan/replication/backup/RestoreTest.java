package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FailingTarget;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real databases, saved and restored in every direction. */
class RestoreTest {
    private static final int ROWS = 60;

    private final InMemoryBackupStore store = new InMemoryBackupStore();
    private final long seed = RandomRows.seed();

    @ParameterizedTest
    @CsvSource({
        "REGISTRATION_A, REGISTRATION_B",
        "REGISTRATION_A, PLATFORM",
        "PLATFORM, REGISTRATION_B",
        "PLATFORM, PLATFORM"
    })
    void either_engine_is_restored_from_either(Stand from, Stand to) throws Exception {
        List<String> alive = saved(from);
        to.clean();

        assertThat(told(restore(from, to.target()))).isEqualTo("done []");

        assertThat(to.content()).describedAs("-Danlan.seed=%d", seed).isEqualTo(alive);
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_B", "PLATFORM"})
    void a_target_that_is_not_empty_is_left_alone(Stand to) throws Exception {
        saved(Stand.REGISTRATION_A);
        to.clean();
        to.fill(seed + 1, 1);
        List<String> before = to.content();

        assertThat(told(restore(Stand.REGISTRATION_A, to.target())))
                .startsWith("refused target-not-empty: the " + to.store().word() + " store is not empty: table campaign holds");

        assertThat(to.content()).isEqualTo(before);
        assertThat(ledger(to)).isEqualTo("0");
    }

    @Test
    void a_target_with_links_at_old_positions_is_left_alone() throws Exception {
        saved(Stand.REGISTRATION_A);
        Stand.REGISTRATION_B.clean();
        Databases.run(
                Stand.REGISTRATION_B.login(),
                "INSERT INTO link_position (link, source_incarnation, slot) VALUES ('l', 'x', 's')");

        assertThat(told(restore(Stand.REGISTRATION_A, Stand.REGISTRATION_B.target())))
                .contains("links into it stand at positions of a database that was");

        assertThat(Stand.REGISTRATION_B.content()).isEmpty();
    }

    @Test
    void a_spoiled_backup_is_refused_before_anything_is_touched() throws Exception {
        saved(Stand.REGISTRATION_A);
        Stand.REGISTRATION_B.clean();
        List<String> chunks = store.list("site-a/registration/");
        String last = chunks.get(chunks.size() - 2);
        byte[] bad = store.get(last);
        bad[bad.length / 2] ^= 1;
        store.put(last, bad);

        assertThat(told(restore(Stand.REGISTRATION_A, Stand.REGISTRATION_B.target())))
                .startsWith("refused backup-refused: chunk ")
                .contains("is not what was written");

        assertThat(Stand.REGISTRATION_B.content()).isEmpty();
        assertThat(ledger(Stand.REGISTRATION_B)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_B", "PLATFORM"})
    void a_restore_cut_at_any_step_goes_on_and_ends_well(Stand to) throws Exception {
        List<String> alive = saved(Stand.REGISTRATION_A);
        int steps = reader(Stand.REGISTRATION_A).manifest().chunks().size();
        assertThat(steps).isGreaterThan(5);
        for (int cut = 1; cut <= steps; cut++) {
            to.clean();
            FailingTarget failing = new FailingTarget(to.database());
            failing.breakAtWrite(cut);

            assertThat(told(restore(Stand.REGISTRATION_A, RestoreTarget.of(to.store(), failing, () -> {}))))
                    .startsWith("in doubt: stopped after step " + (cut - 1) + " of " + steps);
            assertThat(Databases.ask(to.login(), "SELECT steps_done FROM restore_run"))
                    .isEqualTo(Integer.toString(cut - 1));

            assertThat(told(restore(Stand.REGISTRATION_A, to.target()))).isEqualTo("done []");
            assertThat(to.content())
                    .describedAs("cut at %d, -Danlan.seed=%d", cut, seed)
                    .isEqualTo(alive);
        }
    }

    @Test
    void a_restore_goes_on_when_the_store_was_away() throws Exception {
        List<String> alive = saved(Stand.REGISTRATION_A);
        Stand to = Stand.REGISTRATION_B;
        to.clean();
        int steps = reader(Stand.REGISTRATION_A).manifest().chunks().size();
        AtomicInteger reads = new AtomicInteger();
        BackupStore away = new StoreBefore(store, () -> {
            // The manifest, every chunk once to check it, then two to load.
            if (reads.incrementAndGet() > 1 + steps + 2) {
                throw new IOException("the store is away");
            }
        });

        assertThat(told(restore(reader(away, Stand.REGISTRATION_A), to.target())))
                .isEqualTo("in doubt: stopped after step 2 of " + steps
                        + " (IOException: the store is away); the same command goes on from there");

        assertThat(told(restore(Stand.REGISTRATION_A, to.target()))).isEqualTo("done []");
        assertThat(to.content()).isEqualTo(alive);
    }

    @Test
    void another_backup_is_not_put_on_top_of_one_that_was_cut_short() throws Exception {
        saved(Stand.REGISTRATION_A);
        Stand to = Stand.REGISTRATION_B;
        to.clean();
        FailingTarget failing = new FailingTarget(to.database());
        failing.breakAtWrite(3);
        assertThat(told(restore(Stand.REGISTRATION_A, RestoreTarget.of(to.store(), failing, () -> {}))))
                .startsWith("in doubt");
        saved(Stand.PLATFORM);

        assertThat(told(restore(Stand.PLATFORM, to.target())))
                .startsWith("refused target-not-empty")
                .contains("a restore of another backup");
    }

    @Test
    void rows_somebody_wrote_meanwhile_are_told() throws Exception {
        List<String> alive = saved(Stand.REGISTRATION_A);
        Stand to = Stand.REGISTRATION_B;
        to.clean();
        FailingTarget failing = new FailingTarget(to.database());
        failing.breakAtWrite(1);
        assertThat(told(restore(Stand.REGISTRATION_A, RestoreTarget.of(to.store(), failing, () -> {}))))
                .startsWith("in doubt");
        write(to);
        assertThat(told(restore(Stand.REGISTRATION_A, to.target()))).isEqualTo("done [registration]");

        Databases.run(to.login(), "DELETE FROM registration WHERE campaign_id = 'meanwhile'");
        assertThat(told(restore(Stand.REGISTRATION_A, to.target()))).isEqualTo("done []");
        assertThat(to.content()).isEqualTo(alive);
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_A", "PLATFORM"})
    void a_trial_finds_the_backup_whole_and_leaves_no_trace(Stand from) throws Exception {
        saved(from);
        List<String> before = from.content();

        BackupTrial trial = new BackupTrial(from.target(), tables(from), Stand.CLOCK, new Progress());
        assertThat(told(trial.run(List.of(reader(from)), Stand.ALWAYS))).isEqualTo("done []");

        assertThat(from.content()).isEqualTo(before);
        assertThat(Databases.ask(
                        from.login(),
                        "SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'scratch%'"))
                .isEqualTo("0");
        assertThat(ledger(from)).isEqualTo("0");
    }

    /** Fills and saves; answers what of it is still alive at the moment rows are judged by. */
    @CanIgnoreReturnValue
    private List<String> saved(Stand from) throws SQLException, IOException {
        from.clean();
        from.fill(seed, ROWS);
        Manifest manifest = from.save(store);
        assertThat(manifest.rows()).isEqualTo(from.content().size());
        for (TableDescription table : Rows.CATALOG.tables()) {
            if (table.expires()) {
                Databases.run(
                        from.login(),
                        "DELETE FROM " + table.name() + " WHERE " + Column.KEEP_UNTIL + " <= " + RandomRows.NOW_MICROS);
            }
        }
        List<String> alive = from.content();
        assertThat(alive).hasSizeLessThan((int) manifest.rows());
        return alive;
    }

    private Outcome<Restore.Restored> restore(Stand from, RestoreTarget to) throws IOException, BadBackupException {
        return restore(reader(from), to);
    }

    private static Outcome<Restore.Restored> restore(BackupReader reader, RestoreTarget to) {
        List<TableDescription> tables = to.store().tables(Rows.CATALOG);
        return new Restore(to, tables, List.of(reader), Stand.ALWAYS, Stand.CLOCK, new Progress()).run();
    }

    private BackupReader reader(Stand from) throws IOException, BadBackupException {
        return reader(store, from);
    }

    private BackupReader reader(BackupStore at, Stand from) throws IOException, BadBackupException {
        List<String> names = store.list(BackupAddress.all(SiteId.SITE_A, from.store()));
        String id = names.get(names.size() - 1).split("/")[2];
        BackupAddress address = new BackupAddress(SiteId.SITE_A, from.store(), id);
        return BackupReader.open(at, address, kid -> Backups.find(Backups.KEY, kid), Rows.CATALOG);
    }

    private static void write(Stand to) {
        Rows.write(to.login(), Rows.REGISTRATION, Rows.registration("meanwhile", 1, 1));
    }

    private static List<TableDescription> tables(Stand stand) {
        return stand.store().tables(Rows.CATALOG);
    }

    private static String ledger(Stand stand) {
        return Databases.ask(stand.login(), "SELECT count(*) FROM restore_run");
    }

    private static String told(Outcome<Restore.Restored> outcome) {
        return outcome.fold(
                done -> "done " + done.differing(),
                refused -> "refused " + refused.type() + ": " + refused.detail(),
                doubt -> "in doubt: " + doubt.detail());
    }
}
