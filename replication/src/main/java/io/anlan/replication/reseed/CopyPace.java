package io.anlan.replication.reseed;

import io.anlan.kernel.Ticker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Keeps a copy to its rate, so that the site it reads goes on serving, and ends it when it must end. */
public final class CopyPace {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long rowsPerSecond;
    private final Ticker ticker;
    private final LongConsumer told;
    private final CountDownLatch stop;
    private final long begunNanos;
    private final AtomicLong rows = new AtomicLong();

    /**
     * @param told hears of rows as they are copied
     * @param stop ends it when it is open
     */
    public CopyPace(long rowsPerSecond, Ticker ticker, LongConsumer told, CountDownLatch stop) {
        this.rowsPerSecond = rowsPerSecond;
        this.ticker = ticker;
        this.told = told;
        this.stop = stop;
        this.begunNanos = ticker.monotonicNanos();
    }

    /** Whether to go on; answers when the rate allows it. */
    boolean goOn() {
        long due = rows.get() * SECOND_NANOS / rowsPerSecond;
        return rest(due - (ticker.monotonicNanos() - begunNanos));
    }

    void copied(long more) {
        rows.addAndGet(more);
        told.accept(more);
    }

    /** Waits so long, or until it must end; false if it must. */
    public boolean rest(long nanos) {
        try {
            return nanos <= 0 ? stop.getCount() > 0 : !stop.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
