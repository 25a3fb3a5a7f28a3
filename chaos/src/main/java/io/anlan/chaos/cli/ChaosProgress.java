package io.anlan.chaos.cli;

import io.anlan.chaos.run.RunEvents;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** One line on a terminal that says how a run stands; elsewhere a line now and then. */
final class ChaosProgress implements RunEvents, AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final double QUIET_SECONDS = 10;

    private final PrintStream out;
    private final boolean terminal = isTerminal();
    private double lastSaid = -QUIET_SECONDS;
    private boolean open;

    ChaosProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void said(String what) {
        clear();
        out.println("  " + what);
    }

    @Override
    public synchronized void now(Progress progress) {
        String line = String.format(
                Locale.ROOT,
                "  %5.0f of %.0f s  %.0f/s  answered %d of %d  bad %d  %s",
                progress.seconds(),
                progress.ofSeconds(),
                progress.sent() / Math.max(1, Math.min(progress.seconds(), progress.ofSeconds())),
                progress.answered(),
                progress.sent(),
                progress.bad(),
                progress.broken().isEmpty() ? progress.phase() : "BROKEN: " + String.join(", ", progress.broken()));
        if (terminal) {
            out.print(CLEAR_LINE + line);
            out.flush();
            open = true;
        } else if (progress.seconds() - lastSaid >= QUIET_SECONDS) {
            lastSaid = progress.seconds();
            out.println(line);
        }
    }

    @Override
    public synchronized void close() {
        clear();
    }

    private void clear() {
        if (open) {
            out.print(CLEAR_LINE);
            open = false;
        }
    }

    /** System.console() is never null from JDK 22 on, so the descriptor itself is looked at. */
    private static boolean isTerminal() {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/1"));
            return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
        } catch (IOException notKnown) {
            return false;
        }
    }
}
