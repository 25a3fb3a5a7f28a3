package io.anlan.sandbox.identity;

import io.anlan.kernel.Ticker;

/** A clock that the test sets. */
final class SetTicker implements Ticker {

    private long millis = 1_800_000_000_000L;

    void pass(long passedMillis) {
        millis += passedMillis;
    }

    @Override
    public long wallMillis() {
        return millis;
    }

    @Override
    public long monotonicNanos() {
        return millis * 1_000_000;
    }
}
