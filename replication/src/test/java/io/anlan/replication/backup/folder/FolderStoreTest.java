package io.anlan.replication.backup.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.BackupStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends BackupStoreContract {
    @TempDir
    Path folder;

    @Override
    protected BackupStore store() {
        return new FolderStore(folder.resolve("backup"));
    }

    @Test
    void a_file_cut_short_while_it_was_written_is_no_object() throws IOException {
        store().put("site-a/x/000001", new byte[1]);
        Files.write(folder.resolve("backup/site-a/x/000002.new"), new byte[1]);

        assertThat(store().list("")).containsExactly("site-a/x/000001");
    }

    @Test
    void nobody_else_may_look_into_it() throws IOException {
        store().put("site-a/x/000001", new byte[1]);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backup/site-a/x"))))
                .isEqualTo("rwx------");
    }
}
