package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupKeysTest {
    @TempDir
    Path folder;

    /** The clock of {@link Stand} stands at the first second of 1970. */
    @Test
    void the_newest_whose_time_has_come_writes_and_all_are_found() throws IOException {
        key("backup-1", "backup", 0);
        key("backup-2", "backup", 1);
        key("backup-3", "backup", 2);
        key("vault-9", "vault", 1);
        BackupKeys keys = new BackupKeys(folder, Stand.CLOCK);

        assertThat(keys.writer().kid()).isEqualTo("backup-2");
        assertThat(keys.find("backup-1")).isPresent();
        assertThat(keys.find("backup-3")).isPresent();
        assertThat(keys.find("vault-9")).isEmpty();
    }

    /** Its backups could not be opened again: the manifest would name no key. */
    @Test
    void a_key_that_no_manifest_may_name_is_refused_before_it_seals_anything() throws IOException {
        key("backup 1", "backup", 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackupKeys(folder, Stand.CLOCK).writer())
                .withMessageContaining("Backup key backup 1 must be called by letters");
    }

    private void key(String kid, String kind, int notBefore) throws IOException {
        Files.writeString(
                folder.resolve(kid + ".key"),
                "kind=" + kind + "\nnotBefore=" + notBefore + "\nkey=" + "A".repeat(43) + "=\n");
    }
}
