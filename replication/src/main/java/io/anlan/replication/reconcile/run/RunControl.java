package io.anlan.replication.reconcile.run;

import io.anlan.kernel.Ticker;
import io.anlan.replication.reconcile.Patience;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets a run go on, makes it slow, and ends it. */
final class RunControl implements Patience {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final RunKind kind;
    private final ReconcileTimes times;
    private final LongSupplier lagMillis;
    private final Ticker ticker;
    private final long begunNanos;
    private final AtomicLong rows = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);

    RunControl(RunKind kind, ReconcileTimes times, LongSupplier lagMillis, Ticker ticker) {
        this.kind = kind;
        this.times = times;
        this.lagMillis = lagMillis;
        this.ticker = ticker;
        this.begunNanos = ticker.monotonicNanos();
    }

    void stop() {
        stop.countDown();
    }

    boolean stopped() {
        return stop.getCount() == 0;
    }

    void compared(long more) {
        rows.addAndGet(more);
    }

    /** Whether the run goes on; a continuous one is held here until it may. */
    boolean goOn() {
        if (kind == RunKind.CONTINUOUS) {
            pause(aheadNanos(rows.get(), times.rowsPerSecond(), ticker.monotonicNanos() - begunNanos));
            while (!stopped() && lagMillis.getAsLong() > times.lagMax().toMillis()) {
                pause(TimeUnit.SECONDS.toNanos(1));
            }
        }
        return !stopped();
    }

    /** By how much a run is ahead of its rate. */
    static long aheadNanos(long rows, long rowsPerSecond, long elapsedNanos) {
        return Math.max(0, TimeUnit.SECONDS.toNanos(1) / rowsPerSecond * rows - elapsedNanos);
    }

    @Override
    public boolean await(Condition condition) throws SQLException {
        Duration limit = times.toldWithin();
        long from = ticker.monotonicNanos();
        while (!condition.met()) {
            if (stopped() || ticker.monotonicNanos() - from > limit.toNanos()) {
                return false;
            }
            pause(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    private void pause(long nanos) {
        try {
            if (nanos > 0 && stop.await(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
