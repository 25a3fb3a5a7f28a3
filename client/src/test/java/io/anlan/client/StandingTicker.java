package io.anlan.client;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until the test lets time pass: a slow machine is not taken for a silent edge. */
final class StandingTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();

    void pass(Duration span) {
        nanos.addAndGet(span.toNanos());
    }

    @Override
    public long wallMillis() {
        return Duration.ofNanos(nanos.get()).toMillis();
    }

    @Override
    public long monotonicNanos() {
        return nanos.get();
    }
}
