package io.anlan.chaos.fault;

import io.anlan.local.Twin;
import io.anlan.local.process.ProcessTree.Signal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A slow processor: the parts stand still for four fifths of each 50 ms. */
final class Throttle implements Fault {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final long STANDS_NANOS = 40_000_000;
    private static final long RUNS_NANOS = 10_000_000;

    private final Parts parts;
    private final Hand turns = new Hand("throttle", this::turn);
    private volatile boolean on = true;
    private volatile long rounds;

    Throttle(Twin twin, String target) {
        this.parts = Parts.of(twin, target);
    }

    @Override
    public void strike() {
        turns.begin();
    }

    @Override
    public String bite() {
        return rounds > 3 ? "stands still 40 ms of each 50" : "";
    }

    @Override
    public void undo() {
        on = false;
        try {
            turns.awaitEnd(ENDS_WITHIN);
        } finally {
            Signal.CONT.send(parts.pids());
        }
    }

    @Override
    public void awaitOver() {
        parts.awaitReady();
    }

    private void turn() {
        while (on) {
            List<Long> pids = parts.pids();
            Signal.STOP.send(pids);
            LockSupport.parkNanos(STANDS_NANOS);
            Signal.CONT.send(pids);
            LockSupport.parkNanos(RUNS_NANOS);
            rounds++;
        }
    }
}
