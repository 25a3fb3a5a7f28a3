package io.anlan.replication.backup.changes;

import io.anlan.kernel.Ticker;
import java.util.concurrent.atomic.LongAdder;

/** What is counted about segments. */
public final class ChangesFigures {
    private final Ticker ticker;
    private final LongAdder segments = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile long reachesMicros;
    private volatile long keptBytes;
    private volatile boolean copied = true;
    private volatile boolean broken;
    private volatile String problem = "not looked yet";

    public ChangesFigures(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Seconds that a loss of the site now would cost; NaN while nothing is recorded. */
    public double ageSeconds() {
        return reachesMicros == 0 ? Double.NaN : Math.max(0, ticker.wallMicros() - reachesMicros) / 1e6;
    }

    /** Bytes of its log that the database keeps for the next segment. */
    public long keptBytes() {
        return keptBytes;
    }

    /** Whether all segments are in the second store, if there is one. */
    public boolean copied() {
        return copied;
    }

    /** Segments written by this process. */
    public LongAdder segments() {
        return segments;
    }

    /** Runs that failed, or that found the chain broken. */
    public LongAdder failures() {
        return failures;
    }

    /** Why nothing is recorded; empty text while it is. */
    public String problem() {
        return problem;
    }

    /** Whether all is well. */
    public boolean recording() {
        return problem.isEmpty();
    }

    /** Whether only a whole backup, which begins a new chain, helps. */
    public boolean broken() {
        return broken;
    }

    void wrote() {
        segments.increment();
    }

    void reached(long micros, long kept) {
        reachesMicros = micros;
        keptBytes = kept;
        broken = false;
        problem = "";
    }

    void copied(boolean all) {
        copied = all;
    }

    /** A run failed; the next may not. */
    void failed(String reason) {
        problem = reason;
        failures.increment();
    }

    /** The chain cannot go on. */
    void broke(String reason, long kept) {
        failed(reason);
        keptBytes = kept;
        broken = true;
    }
}
