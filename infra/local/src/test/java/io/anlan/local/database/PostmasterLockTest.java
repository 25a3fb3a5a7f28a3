package io.anlan.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmasterLockTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "-7\n", "none\n", "99999999999999999999\n"})
    void a_lock_that_a_full_disk_cut_off_is_nobodys(String left) throws IOException {
        var lock = Files.writeString(folder.resolve("postmaster.pid"), left);

        new PostmasterLock(folder).removeIfDead();

        assertThat(lock).doesNotExist();
    }

    @Test
    @EnabledIfSystemProperty(named = "sun.jnu.encoding", matches = "UTF-8")
    void the_lock_of_one_that_runs_stays_whatever_its_folder_is_called() throws IOException {
        var data = Files.createDirectories(folder.resolve("安澜 data"));
        // Two commands keep the shell from becoming the sleep.
        var runs = new ProcessBuilder("sh", "-c", "sleep 600; :", data.toString()).start();
        try {
            var lock = Files.writeString(data.resolve("postmaster.pid"), runs.pid() + "\n");

            new PostmasterLock(data).removeIfDead();

            assertThat(lock).exists();
        } finally {
            runs.descendants().forEach(ProcessHandle::destroyForcibly);
            runs.destroyForcibly();
        }
    }
}
