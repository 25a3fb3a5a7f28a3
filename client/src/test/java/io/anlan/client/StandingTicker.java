package io.anlan.client;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until the test lets time pass: a slow machine is not taken for a silent edge. */
final class StandingTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();

    void pass(Duration span) {
        nanos.addAndGet(span.toNanos());
    }

    /** How often somebody asked for the time. */
    long looks() {
        return looks.get();
    }

    @Override
    public long wallMillis() {
        return Duration.ofNanos(nanos.get()).toMillis();
    }

    @Override
    public long monotonicNanos() {
        looks.incrementAndGet();
        return nanos.get();
    }
}
