package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FailingTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a restore refuses, and that nothing is touched then. */
class RestoreRefusalTest extends StagedRestore {
    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_B", "PLATFORM"})
    void a_target_that_is_not_empty_is_left_alone(Stand to) throws Exception {
        saved(Stand.REGISTRATION_A);
        to.clean();
        to.fill(seed + 1, 1);
        List<String> before = to.content();

        assertThat(told(restore(Stand.REGISTRATION_A, to.target())))
                .startsWith("refused target-not-empty: the " + to.store().word()
                        + " store is not empty: table campaign holds");

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
    void two_restores_do_not_begin_in_one_database(Stand to) throws Exception {
        to.clean();
        try (Connection first = to.database().open("restore");
                Connection second = to.database().open("restore")) {
            RestoreLedger.claim(first, to.store());
            waitingAtMost(second, to.store());

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RestoreLedger.claim(second, to.store()))
                    .extracting(SQLException::getSQLState)
                    .isIn("55P03", "HY000");
        }
    }

    private static void waitingAtMost(Connection at, SiteStore store) throws SQLException {
        try (Statement statement = at.createStatement()) {
            statement.execute(
                    store == SiteStore.PLATFORM
                            ? "SET SESSION innodb_lock_wait_timeout = 1"
                            : "SET lock_timeout = '100ms'");
        }
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
}
