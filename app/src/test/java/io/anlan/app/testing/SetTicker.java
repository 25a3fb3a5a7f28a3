package io.anlan.app.testing;

import io.anlan.kernel.Ticker;

/** A clock that stands until it is set. */
public final class SetTicker implements Ticker {

    private volatile long wallMillis;

    public SetTicker(long wallMillis) {
        this.wallMillis = wallMillis;
    }

    public void setWallMillis(long millis) {
        wallMillis = millis;
    }

    @Override
    public long wallMillis() {
        return wallMillis;
    }

    @Override
    public long monotonicNanos() {
        return wallMillis * 1_000_000;
    }
}
