package io.anlan.failover.edge;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on when the test says so: however slow the machine is, no limit passes by itself. */
final class ManualTicker implements Ticker {

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
