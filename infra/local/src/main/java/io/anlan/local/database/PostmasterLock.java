package io.anlan.local.database;

import io.anlan.local.process.PartException;
import io.anlan.local.process.ProcessStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lock file a killed postmaster leaves behind. PostgreSQL itself only asks whether a process of that number exists: one
 * that has ended and waits for its parent to notice, or another that got the number since, keeps it from starting.
 */
final class PostmasterLock {

    private final Path data;

    PostmasterLock(Path data) {
        this.data = data;
    }

    /** Removes the lock unless the postmaster that wrote it still runs. */
    void removeIfDead() {
        var lock = data.resolve("postmaster.pid");
        try {
            if (Files.exists(lock)
                    && !runs(Files.readAllLines(lock, StandardCharsets.ISO_8859_1)
                            .get(0))) {
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new PartException("The lock " + lock + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    private boolean runs(String pid) {
        return ProcessStat.of(Long.parseLong(pid.strip()))
                        .filter(ProcessStat::running)
                        .isPresent()
                && commandOf(pid.strip()).contains(data.toString());
    }

    private static String commandOf(String pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
