package io.anlan.chaos.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Processes that get no more memory than so much beside what they have; who asks for more is ended by the kernel. By the memory
 * controller of the first version of control groups.
 */
public final class MemoryGroup {
    private static final Path ROOT = Path.of("/sys/fs/cgroup/memory");
    private static final String LIMIT = "memory.limit_in_bytes";
    private static final String MEMBERS = "cgroup.procs";
    private static final String UNLIMITED = "-1";

    private final Path group;

    public MemoryGroup(String name) {
        this.group = ROOT.resolve(name);
    }

    /** Throws {@link CannotBreak} where memory cannot be limited. */
    public static void mustBePossible() {
        Tool.needsRoot("limit the memory of others");
        if (!Files.isWritable(ROOT.resolve(MEMBERS))) {
            throw new CannotBreak("the memory controller of cgroup version 1 is not mounted at " + ROOT);
        }
    }

    public void limit(List<Long> pids, long bytes) {
        try {
            Files.createDirectories(group);
            write(group.resolve(LIMIT), Long.toString(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pids.forEach(pid -> move(pid, group));
    }

    /** How often somebody was refused. */
    public long refusals() {
        return Long.parseLong(read("memory.failcnt").strip());
    }

    /** How many processes the kernel has ended. */
    public long ended() {
        return read("memory.oom_control")
                .lines()
                .filter(line -> line.startsWith("oom_kill "))
                .mapToLong(line -> Long.parseLong(line.split(" ", -1)[1]))
                .sum();
    }

    /** Who is left gets what it asks for again. */
    public void free() {
        if (!Files.isDirectory(group)) {
            return;
        }
        try {
            write(group.resolve(LIMIT), UNLIMITED);
            read(MEMBERS).lines().forEach(pid -> move(Long.parseLong(pid), ROOT));
            Files.delete(group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that has ended meanwhile is no error. */
    private static void move(long pid, Path to) {
        try {
            write(to.resolve(MEMBERS), Long.toString(pid));
        } catch (IOException ended) {
            return;
        }
    }

    private String read(String file) {
        try {
            return Files.readString(group.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, java.nio.file.StandardOpenOption.WRITE);
    }
}
