package io.anlan.chaos.load;

import io.anlan.kernel.SystemTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** How long this machine did not run a thread that asked for every two milliseconds: its own share in any latency. */
public final class StallMeter implements AutoCloseable {
    private static final long STEP_NANOS = 2_000_000;

    private final AtomicLong worstNanos = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private StallMeter() {}

    /** Measures from now on. */
    public static StallMeter start() {
        StallMeter meter = new StallMeter();
        Thread thread = new Thread(meter::run, "stall-meter");
        thread.setDaemon(true);
        thread.start();
        return meter;
    }

    /** The worst so far. */
    public Duration worst() {
        return Duration.ofNanos(worstNanos.get());
    }

    @Override
    public void close() {
        over.set(true);
    }

    private void run() {
        long last = SystemTime.INSTANCE.monotonicNanos();
        while (!over.get()) {
            LockSupport.parkNanos(STEP_NANOS);
            long now = SystemTime.INSTANCE.monotonicNanos();
            worstNanos.accumulateAndGet(now - last - STEP_NANOS, Math::max);
            last = now;
        }
    }
}
