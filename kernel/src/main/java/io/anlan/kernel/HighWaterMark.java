package io.anlan.kernel;

/** Remembers across restarts a time above every time given, so that a clock set back cannot repeat one. */
public interface HighWaterMark {
    /** The greatest reservation ever made, in milliseconds; 0 if there was none. */
    long load();

    /**
     * Promises that no time at or above {@code untilMillis} was given yet. Returns only when the promise would survive a
     * crash; a reservation below an earlier one changes nothing.
     */
    void reserve(long untilMillis);
}
