package io.anlan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A written-down process: pid, start time and boot, so that a reused pid is never taken for the part. */
public record PidRecord(long pid, long startTicks, String boot) {

    /** The record of a process, or empty when it has ended already. */
    public static Optional<PidRecord> of(long pid) {
        return ProcessStat.of(pid).map(stat -> new PidRecord(pid, stat.startTicks(), presentBoot()));
    }

    /** The record in a file, or empty when there is none or it is torn. */
    public static Optional<PidRecord> read(Path file) {
        try {
            var words = Files.readString(file).trim().split(" ", -1);
            return Optional.of(new PidRecord(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException none) {
            return Optional.empty();
        }
    }

    /** Writes the record whole or not at all. */
    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, pid + " " + startTicks + " " + boot + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process itself, or empty when it has ended, even if its number has been given to another. */
    public Optional<ProcessStat> process() {
        return ProcessStat.of(pid)
                .filter(ProcessStat::running)
                .filter(stat -> stat.startTicks() == startTicks && boot.equals(presentBoot()));
    }

    private static String presentBoot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
