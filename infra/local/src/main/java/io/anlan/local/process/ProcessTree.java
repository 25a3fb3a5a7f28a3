package io.anlan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process with all its descendants. A signal to the root alone leaves the children working: a PostgreSQL whose
 * postmaster is stopped goes on serving its sessions, and process groups miss its backends.
 */
public final class ProcessTree {
    private static final Duration END = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofMillis(5);
    private static final int ROUNDS_MAX = 20;

    private final long root;

    public ProcessTree(long root) {
        this.root = root;
    }

    /** Every running process of the tree, the root first. */
    public List<Long> pids() {
        return Stream.concat(
                        ProcessHandle.of(root).stream(),
                        ProcessHandle.of(root).stream().flatMap(ProcessHandle::descendants))
                .map(ProcessHandle::pid)
                .filter(pid -> ProcessStat.of(pid).filter(ProcessStat::running).isPresent())
                .toList();
    }

    /** The memory the tree holds; of pages that processes share each counts its part. */
    public long residentBytes() {
        return pids().stream().mapToLong(ProcessTree::residentBytes).sum();
    }

    private static long residentBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                    .sum();
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }

    /** Stops every process of the tree where it stands; returns when all do. */
    public void freeze() {
        // The root first, so that it makes no more children; then again until nothing new is seen. Who was told to stop
        // does so when the kernel lets it run next, which a busy machine or a slow disk puts off.
        Await.that("process tree " + root + " stands still", END).every(AGAIN).until(() -> {
            var awake = pids().stream().filter(pid -> !isFrozen(pid)).toList();
            Signal.STOP.send(awake);
            return awake.isEmpty();
        });
    }

    /** Lets every process of the tree go on. */
    public void thaw() {
        Signal.CONT.send(pids());
    }

    /** Ends every process of the tree at once and waits until the kernel has let them go. */
    public void kill() {
        var seen = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            // Frozen first: a parent that still runs could start another child between the look and the kill.
            var left = pids();
            if (left.isEmpty()) {
                break;
            }
            Signal.STOP.send(left);
            seen.addAll(pids());
            Signal.KILL.send(pids());
        }
        Await.that("process tree " + root + " ended", END)
                .until(() -> seen.stream()
                        .noneMatch(pid ->
                                ProcessStat.of(pid).filter(ProcessStat::running).isPresent()));
    }

    private static boolean isFrozen(long pid) {
        return ProcessStat.of(pid).map(ProcessStat::frozen).orElse(true);
    }

    /** The signals the twin sends; the JDK itself knows only TERM and KILL. */
    public enum Signal {
        STOP,
        CONT,
        KILL,
        TERM,
        /** PostgreSQL's fast shutdown: sessions are ended, nothing is lost. */
        INT,
        /** PostgreSQL's immediate shutdown: it ends where it stands, and reads its log at the next start. */
        QUIT;

        /** Sends the signal; a process that has ended meanwhile is no error. */
        public void send(List<Long> pids) {
            if (pids.isEmpty()) {
                return;
            }
            var command = new ArrayList<>(List.of("sh", "-c", "kill -" + name() + " \"$@\" 2>/dev/null; true", "kill"));
            pids.forEach(pid -> command.add(Long.toString(pid)));
            try {
                var process = new ProcessBuilder(command).inheritIO().start();
                var code = process.waitFor();
                if (code != 0) {
                    throw new PartException("sh could not send " + name() + ", exit code " + code);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PartException("interrupted while sending " + name(), e);
            }
        }
    }
}
