package io.anlan.kernel;

/** The time a room is given; tests give it theirs, the running system gives {@link SystemTime}. */
public interface Ticker {
    /** Milliseconds since 1970 by the wall clock, which may step either way. */
    long wallMillis();

    /** Nanoseconds from an arbitrary start, which never step back; for measuring spans. */
    long monotonicNanos();

    /** Microseconds since 1970 by the wall clock, the unit of every time in a row. */
    default long wallMicros() {
        return wallMillis() * 1_000;
    }
}
