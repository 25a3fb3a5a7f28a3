package io.anlan.kernel;

/**
 * The version of a row: milliseconds of the wall clock in the upper 48 bits, a counter in the lower 16.
 *
 * <p>Adding one to the value gives the next time also when the counter is full, so SQL may write {@code version + 1}.
 */
public record HybridTime(long value) implements Comparable<HybridTime> {
    private static final int COUNTER_BITS = 16;
    private static final int COUNTER_MASK = (1 << COUNTER_BITS) - 1;
    private static final long MILLIS_MAX = Long.MAX_VALUE >> COUNTER_BITS;

    public HybridTime {
        if (value < 0) {
            throw new IllegalArgumentException("A hybrid time is never negative: " + value);
        }
    }

    /** Puts a time together from its parts. */
    public static HybridTime of(long millis, int counter) {
        if (millis < 0 || millis > MILLIS_MAX || counter < 0 || counter > COUNTER_MASK) {
            throw new IllegalArgumentException("No hybrid time has millis " + millis + " and counter " + counter);
        }
        return new HybridTime((millis << COUNTER_BITS) | counter);
    }

    /** The wall clock's part. */
    public long millis() {
        return value >>> COUNTER_BITS;
    }

    /** What tells times of one millisecond apart. */
    public int counter() {
        return (int) (value & COUNTER_MASK);
    }

    /** The smallest time above this one. */
    public HybridTime successor() {
        return new HybridTime(value + 1);
    }

    @Override
    public int compareTo(HybridTime other) {
        return Long.compare(value, other.value);
    }
}
