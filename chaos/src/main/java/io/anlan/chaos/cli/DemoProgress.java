package io.anlan.chaos.cli;

import io.anlan.chaos.demo.DemoEvents;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the demo's steps as progress bars on a terminal, as plain lines elsewhere. */
final class DemoProgress implements DemoEvents, AutoCloseable {
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal = terminal();
    private final AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();

    DemoProgress(PrintStream out) {
        this.out = out;
    }

    /** System.console() is never null from JDK 22 on, so the descriptor itself is looked at. */
    private static boolean terminal() {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/1"));
            return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
        } catch (IOException notKnown) {
            return false;
        }
    }

    @Override
    public void step(String what, long total) {
        close();
        if (terminal && total > 1) {
            bar.set(new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                    .build());
        } else {
            out.println(total > 1 ? what + ": " + total : what);
        }
    }

    @Override
    public void reached(long count) {
        ProgressBar shown = bar.get();
        if (shown != null) {
            shown.stepTo(count);
        }
    }

    @Override
    public void said(String what) {
        ProgressBar shown = bar.get();
        if (shown != null) {
            shown.setExtraMessage(what);
        } else {
            out.println("  " + what);
        }
    }

    @Override
    public void close() {
        ProgressBar shown = bar.getAndSet(null);
        if (shown != null) {
            shown.close();
        }
    }
}
