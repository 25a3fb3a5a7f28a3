package io.anlan.failover.lease;

import io.anlan.kernel.Ticker;
import java.util.Random;

/** A machine with clocks of its own, which drift, are set wrong, and may stand still with it. */
final class SimulatedMachine implements Ticker {
    private static final double DRIFT_MAX = 0.02;

    final String place;
    private final SimulatedTime time;
    private final double rate;
    private final long monotonicOffset;
    private long wallOffsetNanos;
    private long stoodStillNanos;
    /** True time at which it goes on; in the past if it runs. */
    private long stillUntil = Long.MIN_VALUE;

    private long stillSince;
    private boolean clockStandsStill;
    /** Whether it may be suspended with its clock; else its wall clock may be set. Both at once are two faults. */
    private final boolean suspends;

    private boolean up = true;
    private int life;

    SimulatedMachine(String place, SimulatedTime time, Random random) {
        this.place = place;
        this.time = time;
        this.rate = 1 + (random.nextDouble() * 2 - 1) * DRIFT_MAX;
        this.monotonicOffset = random.nextLong() >> 8;
        this.wallOffsetNanos = (long) ((random.nextDouble() * 2 - 1) * 2e9);
        this.suspends = random.nextBoolean();
    }

    @Override
    public long monotonicNanos() {
        boolean standing = clockStandsStill && isStill();
        long ran = (standing ? stillSince : time.now()) - stoodStillNanos;
        return monotonicOffset + (long) (ran * rate);
    }

    @Override
    public long wallMillis() {
        return ((long) (time.now() * rate) + wallOffsetNanos) / 1_000_000 + 1_700_000_000_000L;
    }

    void setWallClock(long byNanos) {
        wallOffsetNanos += suspends ? 0 : byNanos;
    }

    /** Nothing happens on it until then; suspended, its monotonic clock misses the time. */
    void standStill(long nanos, boolean suspended) {
        if (isStill() || !up) {
            return;
        }
        stillSince = time.now();
        stillUntil = time.now() + nanos;
        clockStandsStill = suspended && suspends;
        if (clockStandsStill) {
            int suspendedLife = life;
            time.at(stillUntil, () -> stoodStillNanos += suspendedLife == life ? nanos : 0);
        }
    }

    boolean isStill() {
        return time.now() < stillUntil;
    }

    long stillUntil() {
        return stillUntil;
    }

    boolean isUp() {
        return up;
    }

    /** Whether it answers right now. */
    boolean answers() {
        return up && !isStill();
    }

    void crash() {
        up = false;
        life++;
        stillUntil = Long.MIN_VALUE;
    }

    void start() {
        up = true;
    }

    /** Which of its lives this is; what was begun in an earlier one is gone. */
    int life() {
        return life;
    }
}
