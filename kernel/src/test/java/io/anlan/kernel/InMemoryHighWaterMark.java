package io.anlan.kernel;

/** A high-water mark that outlives the clocks of a test but not the test. */
public final class InMemoryHighWaterMark implements HighWaterMark {
    private long reserved;
    private int reservations;

    @Override
    public long load() {
        return reserved;
    }

    @Override
    public void reserve(long untilMillis) {
        reserved = Math.max(reserved, untilMillis);
        reservations++;
    }

    public int reservations() {
        return reservations;
    }
}
