package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FailingTarget;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real databases, saved and restored in every direction. */
class RestoreTest extends StagedRestore {
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

    @Test
    void an_emptied_platform_store_is_another_database_after_a_restore() throws Exception {
        saved(Stand.PLATFORM);
        String sql = "SELECT incarnation FROM store_incarnation";
        String before = Databases.ask(Stand.PLATFORM.login(), sql);
        assertThat(reader(Stand.PLATFORM).manifest().source().incarnation()).isEqualTo(before);
        Stand.PLATFORM.clean();

        assertThat(told(restore(Stand.PLATFORM, Stand.PLATFORM.target()))).isEqualTo("done []");

        assertThat(Databases.ask(Stand.PLATFORM.login(), sql))
                .startsWith("maria-")
                .isNotEqualTo(before);
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
        assertThat(told(trial.run(RestoreContent.of(reader(from))))).isEqualTo("done []");

        assertThat(from.content()).isEqualTo(before);
        assertThat(Databases.ask(
                        from.login(),
                        "SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'scratch%'"))
                .isEqualTo("0");
        assertThat(ledger(from)).isEqualTo("0");
    }
}
