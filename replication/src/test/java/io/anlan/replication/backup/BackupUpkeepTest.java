package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.COPY;
import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What fails while backups are copied and tidied up keeps nothing else from being done. */
class BackupUpkeepTest extends StagedSite {
    @Test
    void a_spoiled_backup_does_not_keep_the_others_from_being_copied() throws IOException {
        SiteBackups site = site(Stand.REGISTRATION_A);
        assertThat(saved(site)).isEqualTo("[saved]");
        String spoiled = here().list("site-a/registration/").get(0);
        here().put(spoiled, new byte[] {1});
        assertThat(saved(site)).isEqualTo("[saved]");

        assertThat(told(site.tend(progress)))
                .startsWith("in doubt saved, but not all")
                .contains("chunk 0 is not what was written");
        assertThat(site.list(COPY).all(SiteStore.REGISTRATION)).hasSize(1);
        assertThat(site.list(COPY).all(SiteStore.PLATFORM)).hasSize(2);

        here().delete(spoiled);
        assertThat(told(site.tend(progress))).startsWith("in doubt").contains("chunk 0 is missing");
    }

    @Test
    void a_second_store_that_is_away_does_not_fill_the_disk_of_the_first() throws IOException {
        SiteBackups site = site(Stand.REGISTRATION_A);
        for (int i = 0; i < 3; i++) {
            assertThat(saved(site)).isEqualTo("[saved]");
        }
        Path away = Files.move(folder.resolve("copy"), folder.resolve("copy-away"));
        Files.createFile(folder.resolve("copy"));

        assertThat(told(site.tend(progress))).startsWith("in doubt").contains("FileAlreadyExistsException");
        for (SiteStore store : SiteStore.values()) {
            assertThat(site.list(HERE).all(store)).hasSize(2);
        }

        Files.delete(folder.resolve("copy"));
        Files.move(away, folder.resolve("copy"));
        assertThat(told(site.tend(progress))).contains("registration: 2 copied", "platform: 2 copied");
    }
}
