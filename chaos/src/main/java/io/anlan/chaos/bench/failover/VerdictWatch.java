package io.anlan.chaos.bench.failover;

import io.anlan.chaos.load.OpenLoad;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Asks an edge that lives, again and again, whether it still sends citizens to what was struck. */
final class VerdictWatch implements AutoCloseable {
    /** How fine the answer is; each question costs the edge something. */
    static final Duration STEP = Duration.ofMillis(50);

    private final Strike strike;
    private final OpenLoad load;
    private final Thread thread = new Thread(this::run, "verdict-watch");
    private volatile boolean struck;
    private volatile boolean over;
    private volatile long downNanos = -1;
    private volatile long upNanos = -1;

    VerdictWatch(Strike strike, OpenLoad load) {
        this.strike = strike;
        this.load = load;
        thread.setDaemon(true);
    }

    /** The fault is about to be done. */
    void begin() {
        struck = true;
        thread.start();
    }

    /** When it was first seen down, on the load's time line; -1 if never. */
    long downNanos() {
        return downNanos;
    }

    /** When it was first seen up after that; -1 if not yet. */
    long upNanos() {
        return upNanos;
    }

    /** It was down and is up again, or nobody can tell. */
    boolean isSettled() {
        return !struck || downNanos < 0 || upNanos >= 0;
    }

    private void run() {
        while (!over) {
            Optional<Boolean> up = strike.seenUp();
            long now = load.elapsedNanos();
            if (downNanos < 0 && up.filter(seen -> !seen).isPresent()) {
                downNanos = now;
            } else if (downNanos >= 0 && upNanos < 0 && up.filter(seen -> seen).isPresent()) {
                upNanos = now;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
