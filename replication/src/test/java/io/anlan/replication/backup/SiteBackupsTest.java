package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.COPY;
import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.SystemTime;
import io.anlan.replication.backup.folder.FolderStore;
import io.anlan.replication.stage.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A site's two databases together, as an operator has them saved and restored. */
class SiteBackupsTest extends StagedSite {
    @Test
    void both_are_saved_found_whole_and_restored() throws SQLException {
        List<String> registration = Stand.REGISTRATION_A.content();
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(site.save(EnumSet.allOf(SiteStore.class), progress).manifests())
                .hasSize(2);
        assertThat(told(site.verify(HERE, progress)))
                .contains("registration: 1 rows", "platform: ", "equal to it by digest");

        Stand.PLATFORM.clean();
        assertThat(told(site(Stand.REGISTRATION_B).restore(HERE, RestoreMoment.newest(), progress)))
                .contains("registration: 1 rows", "platform: ");

        assertThat(Stand.REGISTRATION_B.content()).isEqualTo(registration);
    }

    @Test
    void a_restore_that_had_ended_in_one_database_goes_on_in_the_other() {
        SiteBackups site = site(Stand.REGISTRATION_B);
        assertThat(saved(site(Stand.REGISTRATION_A))).isEqualTo("[saved]");
        assertThat(told(site.restore(HERE, RestoreMoment.newest(), progress)))
                .startsWith("refused")
                .contains("platform");
        assertThat(Databases.ask(Stand.REGISTRATION_B.login(), "SELECT count(*) FROM registration"))
                .isEqualTo("0");

        Stand.PLATFORM.clean();
        Databases.run(
                Stand.PLATFORM.login(),
                "INSERT INTO restore_run (restore_id, to_micros, steps, steps_done, begun_micros) VALUES ('x', 1, 1, 0, 1)");
        assertThat(told(site.restore(HERE, RestoreMoment.newest(), progress))).contains("a restore of another backup");
        Databases.run(Stand.PLATFORM.login(), "DELETE FROM restore_run");
        assertThat(told(site.restore(HERE, RestoreMoment.newest(), progress)))
                .contains("platform: ", "equal to it by digest");
        assertThat(told(site.restore(HERE, RestoreMoment.newest(), progress)))
                .contains("registration: was restored from backup", "platform: was restored from backup");
    }

    @Test
    void a_database_that_is_not_back_yet_is_not_saved_over_its_backups() {
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(saved(site)).isEqualTo("[saved]");
        Databases.run(
                Stand.PLATFORM.login(),
                "INSERT INTO restore_run (restore_id, to_micros, steps, steps_done, begun_micros) VALUES ('x', 1, 1, 0, 1)");
        assertThat(saved(site))
                .isEqualTo("refused a restore into the platform store has not ended; go on with it first");

        Stand.PLATFORM.clean();
        assertThat(saved(site)).startsWith("refused the platform store is empty and backup ");
    }

    @Test
    void a_platform_store_that_is_away_does_not_keep_the_other_from_being_saved_and_copied() throws IOException {
        List<Runnable> waiting = new ArrayList<>();
        SiteBackups site = site(
                Stand.REGISTRATION_A,
                new SiteBackups.Part(
                        () -> {
                            throw new SQLException("away", "08001");
                        },
                        Stand.PLATFORM.target()));
        BackupDesk desk = new BackupDesk(
                Optional.of(site), waiting::add, SystemTime.INSTANCE, new BackupFigures(SystemTime.INSTANCE));

        assertThat(told(desk.save().map(job -> List.of("begun")))).isEqualTo("[begun]");
        waiting.remove(0).run();

        assertThat(desk.job().orElseThrow().state()).isEqualTo(BackupJob.State.FAILED);
        assertThat(String.join(" ", desk.job().orElseThrow().lines()))
                .contains("registration: 1 rows", "registration: 1 copied", "the platform store was not saved");
        assertThat(site.list(COPY).all(SiteStore.REGISTRATION)).hasSize(1);
    }

    @Test
    void a_moment_before_all_backups_is_refused() {
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(saved(site)).isEqualTo("[saved]");

        assertThat(told(site.restore(HERE, RestoreMoment.wholeBackupBy(1_000_000), progress)))
                .startsWith("refused there is no backup of the registration store of site-a in folder")
                .endsWith("that was taken by 1970-01-01T00:00:01Z");
    }

    @Test
    void a_spoiled_newest_backup_is_told_and_not_passed_over() throws IOException {
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(saved(site)).isEqualTo("[saved]");
        BackupStore store = new FolderStore(folder.resolve("store"));
        String manifest = store.list("site-a/registration/").stream()
                .filter(BackupAddress::isManifest)
                .findFirst()
                .orElseThrow();
        store.put(manifest, new byte[] {1});

        assertThat(site.list(HERE).all(SiteStore.REGISTRATION))
                .singleElement()
                .satisfies(entry -> assertThat(entry.problem()).isEqualTo("the manifest is cut short"));
        assertThat(told(site.verify(HERE, progress)))
                .startsWith("refused registration 2")
                .endsWith("cut short");
    }

    @Test
    void without_a_key_nothing_is_saved() throws IOException {
        Files.delete(folder.resolve("keys/backup-1.key"));

        assertThat(saved(site(Stand.REGISTRATION_A))).contains("the keyring holds no key of kind backup");
    }

    @Test
    void what_was_saved_is_copied_and_a_site_that_lost_all_is_restored_from_the_copy()
            throws SQLException, IOException {
        List<String> registration = Stand.REGISTRATION_A.content();
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(saved(site)).isEqualTo("[saved]");
        assertThat(told(site.restore(COPY, RestoreMoment.newest(), progress))).contains("there is no backup");

        assertThat(told(site.tend(progress))).contains("registration: 1 copied", "platform: 1 copied");
        assertThat(told(site.tend(progress))).contains("registration: 0 copied", "platform: 0 copied");

        BackupStore lost = new FolderStore(folder.resolve("store"));
        for (String name : lost.list("")) {
            lost.delete(name);
        }
        Stand.PLATFORM.clean();
        assertThat(saved(site(Stand.REGISTRATION_B)))
                .contains("registration store is empty and backup", "copy is not; restore it first");
        assertThat(told(site(Stand.REGISTRATION_B).restore(COPY, RestoreMoment.newest(), progress)))
                .contains("registration: 1 rows");
        assertThat(Stand.REGISTRATION_B.content()).isEqualTo(registration);
    }

    @Test
    void a_copy_that_was_cut_short_is_made_again() throws IOException {
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(saved(site)).isEqualTo("[saved]");
        assertThat(told(site.tend(progress))).contains("1 copied");
        BackupStore copy = new FolderStore(folder.resolve("copy"));
        for (String name : copy.list("site-a/registration/")) {
            copy.put(name, new byte[] {1});
            if (BackupAddress.isManifest(name)) {
                copy.delete(name);
            }
        }

        assertThat(told(site.tend(progress))).contains("registration: 1 copied", "platform: 0 copied");
        assertThat(told(site.verify(COPY, progress))).contains("registration: 1 rows");
    }

    @Test
    void a_spoiled_chunk_is_not_copied() throws IOException {
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(saved(site)).isEqualTo("[saved]");
        BackupStore here = new FolderStore(folder.resolve("store"));
        here.put(here.list("site-a/registration/").get(0), new byte[] {1});

        assertThat(told(site.tend(progress)))
                .startsWith("in doubt saved, but not all")
                .contains("chunk 0");
        assertThat(new FolderStore(folder.resolve("copy")).list("site-a/registration/"))
                .isEmpty();
    }

    @Test
    void old_backups_go_in_both_stores_but_not_when_the_newest_is_spoiled() throws IOException {
        SiteBackups site = site(Stand.REGISTRATION_A);
        for (int i = 0; i < 3; i++) {
            assertThat(saved(site)).isEqualTo("[saved]");
            assertThat(told(i < 2 ? site.tend(progress) : Outcome.done(List.of())))
                    .doesNotContain("old ones deleted");
        }
        BackupStore here = new FolderStore(folder.resolve("store"));
        List<String> names = here.list("site-a/platform/");
        String chunk = names.get(names.size() - 2);
        byte[] good = here.get(chunk);
        here.put(chunk, new byte[] {1});
        assertThat(told(site.tend(progress))).startsWith("in doubt").contains("is not what was written");
        assertThat(here.list("site-a/platform/")).isEqualTo(names);

        here.put(chunk, good);
        assertThat(told(site.tend(progress))).contains("platform: 1 old ones deleted in folder");
        assertThat(site.list(HERE).all(SiteStore.PLATFORM)).hasSize(2);
        assertThat(site.list(COPY).all(SiteStore.REGISTRATION)).hasSize(2);
        assertThat(here.list("site-a/platform/"))
                .noneMatch(name -> name.startsWith(names.get(0).substring(0, 34)));
    }
}
