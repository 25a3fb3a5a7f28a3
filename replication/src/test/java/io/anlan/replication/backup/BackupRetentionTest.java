package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.replication.backup.folder.FolderStore;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store keeps of backups that are none, and what does not keep others from going. */
class BackupRetentionTest {
    private static final String ALL = "site-a/registration/";

    @TempDir
    Path folder;

    @Test
    void what_is_left_of_unfinished_backups_goes_after_days() throws Exception {
        Manifest good = Backups.write(store(), Map.of());
        store().put(ALL + "20200101T000000000Z/000000", new byte[1]);
        store().put(ALL + "20991231T000000000Z/000000", new byte[1]);
        Files.write(folder.resolve(ALL + "20200101T000000000Z/000001.new"), new byte[1]);

        assertThat(run(Duration.ofDays(9))).isEqualTo(1);

        assertThat(store().list("")).containsExactly(ALL + good.id() + "/manifest", ALL + "20991231T000000000Z/000000");
        assertThat(folder.resolve(ALL + "20200101T000000000Z")).doesNotExist();
    }

    @Test
    void a_name_that_is_not_ours_keeps_no_backup_from_going() throws Exception {
        Manifest old = Backups.write(store(), Map.of());
        Manifest newest = old;
        while (newest.id().equals(old.id())) {
            newest = Backups.write(new InMemoryBackupStore(), Map.of());
        }
        newest = Backups.write(store(), Map.of());
        Files.write(folder.resolve(ALL + old.id() + "/my notes"), new byte[1]);

        assertThat(run(Duration.ZERO)).isEqualTo(1);

        assertThat(store().list("")).containsExactly(ALL + old.id() + "/my notes", ALL + newest.id() + "/manifest");
    }

    private int run(Duration keepFor) throws Exception {
        return new BackupRetention(store(), new RetentionPolicy(1, keepFor), new Progress())
                .run(SiteId.SITE_A, SiteStore.REGISTRATION, entries(), SystemTime.INSTANCE.wallMicros());
    }

    private List<BackupList.Entry> entries() throws IOException, SQLException {
        return new BackupList(store(), SiteId.SITE_A, kid -> Backups.find(Backups.KEY, kid), Rows.CATALOG)
                .all(SiteStore.REGISTRATION);
    }

    private BackupStore store() {
        return new FolderStore(folder);
    }
}
