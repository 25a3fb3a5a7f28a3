package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FailingTarget;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that is being filled is not saved: a backup made meanwhile would stand between the restore and its end. */
class UnfinishedRestoreTest extends StagedSite {
    @Test
    void neither_database_is_saved_while_the_site_is_being_filled() throws IOException {
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(saved(site)).isEqualTo("[saved]");
        List<String> before = here().list("");
        Databases.run(
                Stand.REGISTRATION_A.login(),
                "INSERT INTO reseed_run (reseed_id, rebuilt, begun_micros) VALUES ('r', false, 1)");
        try {
            assertThat(saved(site)).isEqualTo("refused a reseed of this site has not ended; go on with it first");
        } finally {
            Databases.run(Stand.REGISTRATION_A.login(), "DELETE FROM reseed_run");
        }
        Databases.run(
                Stand.PLATFORM.login(),
                "INSERT INTO restore_run (restore_id, to_micros, steps, steps_done, begun_micros) VALUES ('x', 1, 1, 0, 1)");
        assertThat(saved(site))
                .isEqualTo("refused a restore into the platform store has not ended; go on with it first");
        assertThat(here().list("")).isEqualTo(before);
    }

    /** At the session in which it is begun, and at the one that writes. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void a_restore_cut_between_the_databases_is_not_hidden_by_a_backup_of_the_first(int session) {
        assertThat(saved(site(Stand.REGISTRATION_A))).isEqualTo("[saved]");
        Stand.PLATFORM.clean();
        FailingTarget failing = new FailingTarget(Stand.PLATFORM.database());
        failing.refuseAtOpen(session);
        SiteBackups.Part cut =
                new SiteBackups.Part(Stand.PLATFORM::snapshot, RestoreTarget.of(SiteStore.PLATFORM, failing, () -> {}));
        assertThat(told(site(Stand.REGISTRATION_B, cut).restore(HERE, RestoreMoment.newest(), progress)))
                .contains("nobody answers");

        assertThat(site(Stand.REGISTRATION_B)
                        .save(EnumSet.allOf(SiteStore.class), progress)
                        .manifests())
                .isEmpty();
        assertThat(told(site(Stand.REGISTRATION_B).restore(HERE, RestoreMoment.newest(), progress)))
                .startsWith("[registration: ")
                .contains("platform: ", "equal to it by digest");
    }
}
