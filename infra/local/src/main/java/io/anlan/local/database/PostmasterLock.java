package io.anlan.local.database;

import io.anlan.local.process.PartException;
import io.anlan.local.process.ProcessStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The lock file a killed postmaster leaves behind. PostgreSQL itself only asks whether a process of that number exists: one
 * that has ended and waits for its parent to notice, or another that got the number since, keeps it from starting.
 */
final class PostmasterLock {

    private static final int SHARED_MEMORY_LINE = 6;

    /** Column of {@code /proc/sysvipc/shm} with the number of processes attached. */
    private static final int USERS = 6;

    private final Path data;

    PostmasterLock(Path data) {
        this.data = data;
    }

    /** Removes the lock, and the shared memory it names, unless the postmaster that wrote it still runs. */
    void removeIfDead() {
        var lock = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return;
            }
            var lines = Files.readAllLines(lock, StandardCharsets.ISO_8859_1);
            if (!runs(lines)) {
                if (lines.size() > SHARED_MEMORY_LINE) {
                    removeSharedMemory(words(lines.get(SHARED_MEMORY_LINE)));
                }
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new PartException("The lock " + lock + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    /** The kernel keeps a segment until somebody removes it, and allows only so many. */
    private static void removeSharedMemory(List<String> keyAndId) throws IOException {
        // After a restart of the machine the numbers may be another's: key and id must both fit, and nobody use it.
        var unused = Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream()
                .map(line -> words(line))
                .anyMatch(words -> words.size() > USERS
                        && words.subList(0, 2).equals(keyAndId)
                        && words.get(USERS).equals("0"));
        if (unused) {
            ShortRun.of("ipcrm", List.of("ipcrm", "-m", keyAndId.get(1))).input("");
        }
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }

    /** What is no number was cut off by a full disk or a power cut: nobody wrote it who still runs. */
    private boolean runs(List<String> lines) {
        var pid = lines.isEmpty() ? "" : lines.get(0).strip();
        return pid.matches("[1-9]\\d{0,9}")
                && ProcessStat.of(Long.parseLong(pid))
                        .filter(ProcessStat::running)
                        .filter(found -> found.command().contains(data.toString()))
                        .isPresent();
    }
}
