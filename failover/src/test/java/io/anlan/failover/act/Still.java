package io.anlan.failover.act;

import io.anlan.kernel.Ticker;

/** A clock that stands. */
record Still() implements Ticker {
    @Override
    public long wallMillis() {
        return 1;
    }

    @Override
    public long monotonicNanos() {
        return 1;
    }
}
