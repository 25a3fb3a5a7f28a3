package io.anlan.kernel.merge;

import io.anlan.kernel.HybridClock;
import io.anlan.kernel.HybridTime;
import io.anlan.kernel.InMemoryHighWaterMark;
import io.anlan.kernel.SetTicker;

/** Somebody who writes into one database: a node with its hybrid clock, or another agency's system with a trigger. */
final class SimulatedWriter {
    private final SimulatedDatabase home;
    private final int number;
    private final boolean node;
    private final SetTicker ticker = new SetTicker(0);
    private final InMemoryHighWaterMark mark = new InMemoryHighWaterMark();
    private HybridClock clock = new HybridClock(ticker, mark);
    private long skewMillis;
    private long epoch;

    private SimulatedWriter(SimulatedDatabase home, int number, boolean node) {
        this.home = home;
        this.number = number;
        this.node = node;
    }

    static SimulatedWriter node(SimulatedDatabase home, int number) {
        return new SimulatedWriter(home, number, true);
    }

    static SimulatedWriter platform(SimulatedDatabase home, int number) {
        return new SimulatedWriter(home, number, false);
    }

    SimulatedDatabase home() {
        return home;
    }

    int number() {
        return number;
    }

    boolean isNode() {
        return node;
    }

    /** Gives this writer the right, under a new epoch. */
    void grant(long newEpoch) {
        epoch = newEpoch;
    }

    /** The epoch under which it last had the right; 0 if it never did. */
    long epoch() {
        return epoch;
    }

    /** Sets this machine's clock wrong by so much from now on. */
    void skew(long millis) {
        skewMillis = millis;
    }

    /** The process is gone and comes back with nothing but its high-water mark. */
    void restart() {
        clock = new HybridClock(ticker, mark);
    }

    /** The version this writer would give now; MariaDB's trigger knows the wall clock only. */
    long now(long worldMillis) {
        ticker.set(worldMillis + skewMillis);
        return node
                ? clock.next().value()
                : HybridTime.of(ticker.wallMillis(), 0).value();
    }

    void observe(long version, long worldMillis) {
        ticker.set(worldMillis + skewMillis);
        clock.observe(new HybridTime(version));
    }
}
