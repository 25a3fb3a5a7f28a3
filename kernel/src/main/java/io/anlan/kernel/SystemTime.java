package io.anlan.kernel;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's clocks, and the only class that may read them. */
public final class SystemTime implements Ticker {
    /** The one instance; rooms take a {@link Ticker}, only wiring names this. */
    public static final SystemTime INSTANCE = new SystemTime();

    private SystemTime() {}

    @Override
    public long wallMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long monotonicNanos() {
        return System.nanoTime();
    }

    @Override
    public long wallMicros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
    }
}
