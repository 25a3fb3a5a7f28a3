package io.anlan.chaos.load;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for something with a name, asking again and again, and never longer than it was told. */
public final class BoundedWait {
    private final Ticker ticker;
    private final Duration every;

    public BoundedWait(Ticker ticker, Duration every) {
        this.ticker = ticker;
        this.every = every;
    }

    /** True as soon as the condition holds; false when the time is up. A condition that throws does not hold yet. */
    public boolean holds(Duration atMost, Callable<Boolean> condition) {
        return ask(atMost, condition) == null;
    }

    /** As {@link #holds}, but time running out is an error that names what was waited for and what was last in the way. */
    public void until(String name, Duration atMost, Callable<Boolean> condition) {
        Obstacle obstacle = ask(atMost, condition);
        if (obstacle != null) {
            throw new IllegalStateException("waited " + atMost.toSeconds() + " s in vain: " + name, obstacle.failure());
        }
    }

    private @Nullable Obstacle ask(Duration atMost, Callable<Boolean> condition) {
        long deadline = ticker.monotonicNanos() + atMost.toNanos();
        Obstacle obstacle;
        do {
            obstacle = obstacle(condition);
            if (obstacle == null) {
                return null;
            }
            LockSupport.parkNanos(every.toNanos());
        } while (ticker.monotonicNanos() < deadline && !Thread.currentThread().isInterrupted());
        return obstacle;
    }

    private static @Nullable Obstacle obstacle(Callable<Boolean> condition) {
        try {
            return condition.call() ? null : new Obstacle(null);
        } catch (Exception e) {
            return new Obstacle(e);
        }
    }

    private record Obstacle(@Nullable Exception failure) {}
}
