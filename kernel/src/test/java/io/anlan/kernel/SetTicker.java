package io.anlan.kernel;

/** A ticker whose clock a test sets by hand. */
public final class SetTicker implements Ticker {
    private long wallMillis;

    public SetTicker(long wallMillis) {
        this.wallMillis = wallMillis;
    }

    public void set(long millis) {
        wallMillis = millis;
    }

    @Override
    public long wallMillis() {
        return wallMillis;
    }

    @Override
    public long monotonicNanos() {
        throw new UnsupportedOperationException("Nothing here measures spans");
    }
}
