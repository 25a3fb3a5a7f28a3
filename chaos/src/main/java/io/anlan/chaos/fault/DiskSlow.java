package io.anlan.chaos.fault;

import io.anlan.local.Twin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The disk of a database stands still, so every write and sync waits: for good, or with {@code stand-millis} again and again for so
 * long, with a moment in between in which what waited passes. Undone by letting it go on.
 */
final class DiskSlow implements Fault {
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);
    private static final long MILLI_NANOS = 1_000_000;
    private static final long RUNS_NANOS = 20 * MILLI_NANOS;

    private final Twin twin;
    private final String part;
    private final DataDisk data;
    private final long standsMillis;
    private final Hand turns = new Hand("slow-disk", this::turn);
    private volatile boolean on = true;
    private volatile long rounds;

    DiskSlow(Twin twin, String target, Map<String, String> with) {
        this.twin = twin;
        this.part = target;
        this.data = new DataDisk(twin, target);
        this.standsMillis = Long.parseLong(with.getOrDefault("stand-millis", "0"));
    }

    @Override
    public void prepare() {
        data.lay();
    }

    @Override
    public void strike() {
        if (standsMillis == 0) {
            data.disk().halt();
        } else {
            turns.begin();
        }
    }

    @Override
    public String bite() {
        if (standsMillis == 0) {
            return data.disk().halted() ? "the disk of " + part + " stands still" : "";
        }
        return rounds > 2 ? "the disk of " + part + " stands still " + standsMillis + " ms at a time" : "";
    }

    @Override
    public void undo() {
        on = false;
        try {
            turns.awaitEnd(ENDS_WITHIN);
        } finally {
            data.disk().goOn();
        }
    }

    @Override
    public void awaitOver() {
        twin.awaitReady(part);
    }

    @Override
    public void tidy() {
        data.lift();
    }

    private void turn() {
        while (on) {
            data.disk().halt();
            LockSupport.parkNanos(standsMillis * MILLI_NANOS);
            data.disk().goOn();
            LockSupport.parkNanos(RUNS_NANOS);
            rounds++;
        }
    }
}
