package io.anlan.local.process;

import io.anlan.local.files.FileLock;
import io.anlan.local.process.ProcessTree.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One process tree of the twin, found again by its pid record after the program that started it has gone. */
public final class Part {
    private static final int TAIL_LINES = 3;

    private final String name;
    private final Path record;
    private final Path log;

    public Part(String name, Path record, Path log) {
        this.name = name;
        this.record = record;
        this.log = log;
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    /** The running process, or empty. */
    public Optional<ProcessStat> process() {
        return PidRecord.read(record).flatMap(PidRecord::process);
    }

    public boolean running() {
        return process().isPresent();
    }

    /** Whether it runs, and its command names this folder. */
    public boolean runsFrom(Path folder) {
        return process().filter(found -> found.command().contains(folder + "/")).isPresent();
    }

    /** Starts it detached and writes down its pid; what it says goes to the log. Of two who start it at once one is refused. */
    public void start(Launch launch) {
        try {
            FileLock.whileHolding(record.resolveSibling(name + ".lock"), () -> startAlone(launch));
        } catch (IOException e) {
            throw new PartException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void startAlone(Launch launch) throws IOException {
        if (running()) {
            throw new PartException(name + " runs already; end it first");
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        // By this a process is found that lost its record.
        var process = launch.with(Strays.MARK, record.toString()).detached(log);
        try {
            PidRecord.of(process.pid()).ifPresentOrElse(found -> found.write(record), this::forget);
        } catch (UncheckedIOException e) {
            // What no record names would be taken for down, and be started once more.
            new ProcessTree(process.pid()).kill();
            throw new PartException(
                    name + " was ended again, for its pid record cannot be written: " + e.getMessage(), e);
        }
    }

    /** Throws, with the end of its log, when the process has ended. */
    public void mustRun() {
        if (!running()) {
            throw new PartException(name + " ended by itself; its log " + log + " ends with: " + tail());
        }
    }

    /** Asks it to end and waits; kills it when it has not ended in time. */
    public void stop(Signal signal, Duration grace) {
        process().ifPresent(process -> {
            signal.send(List.of(process.pid()));
            try {
                Await.that(name + " ended after " + signal, grace).until(() -> !running());
            } catch (PartException tooSlow) {
                new ProcessTree(process.pid()).kill();
            }
        });
        forget();
    }

    /** Ends the whole tree at once, as a power cut would. */
    public void kill() {
        process().ifPresent(process -> new ProcessTree(process.pid()).kill());
        forget();
    }

    public void freeze() {
        process().ifPresent(process -> new ProcessTree(process.pid()).freeze());
    }

    public void thaw() {
        process().ifPresent(process -> new ProcessTree(process.pid()).thaw());
    }

    private void forget() {
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new PartException("the pid record of " + name + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private String tail() {
        try {
            var lines = new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
