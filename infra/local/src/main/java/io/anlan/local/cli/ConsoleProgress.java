package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.local.UpProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line for each part when it is done; on a terminal also what is being waited for. */
final class ConsoleProgress implements UpProgress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Ticker ticker;
    private final long begunNanos;
    private boolean begun;
    private boolean serving = true;

    ConsoleProgress(PrintStream out, boolean terminal, Ticker ticker) {
        this.out = out;
        this.terminal = terminal;
        this.ticker = ticker;
        this.begunNanos = ticker.monotonicNanos();
    }

    @Override
    public synchronized void begins(String what) {
        begun = true;
        if (terminal) {
            out.print(CLEAR_LINE + "  … " + what);
            out.flush();
        }
    }

    @Override
    public synchronized void done(String what, String detail) {
        out.printf(Locale.ROOT, "%s  %-13s %-44s %6.1f s%n", terminal ? CLEAR_LINE : "", what, detail, seconds());
    }

    @Override
    public synchronized void wantsReseed(SiteId site) {
        serving = false;
        out.println((terminal ? CLEAR_LINE : "") + "  " + site + " has a new database and serves nobody; fill it from "
                + site.peer() + ": ./anlan reseed " + site);
    }

    /** Whether both sites serve, as far as was told. */
    synchronized boolean serving() {
        return serving;
    }

    /** Whether anything was begun. */
    synchronized boolean begun() {
        return begun;
    }

    double seconds() {
        return TimeUnit.NANOSECONDS.toMillis(ticker.monotonicNanos() - begunNanos) / 1000.0;
    }
}
