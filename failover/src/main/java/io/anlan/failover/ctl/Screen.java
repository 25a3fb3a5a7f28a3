package io.anlan.failover.ctl;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a person sees while something goes on; silent when nobody looks or a program reads. */
final class Screen {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    private final PrintWriter out;
    private final boolean live;

    Screen(PrintWriter out, boolean json) {
        this.out = out;
        this.live = attached() && !json;
    }

    /** Whether a person looks on; the launcher knows. */
    static boolean attached() {
        return Boolean.getBoolean("anlan.terminal");
    }

    /** One line that the next one replaces. */
    void progress(String format, Object... figures) {
        if (live) {
            out.print(CLEAR_LINE + "  … " + String.format(Locale.ROOT, format, figures));
            out.flush();
        }
    }

    /** Takes away the last line of progress. */
    void clear() {
        if (live) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    /** Replaces all that is seen. */
    void page(String text) {
        out.print((live ? CLEAR_SCREEN : "") + text + System.lineSeparator());
        out.flush();
    }

    /** Lets this much time pass before the next look. */
    static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
