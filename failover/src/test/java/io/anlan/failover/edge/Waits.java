package io.anlan.failover.edge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A bounded wait with a name. */
final class Waits {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Waits() {}

    /** Looks every 10 ms, at most half a minute. */
    static void until(String what, BooleanSupplier condition) {
        CompletableFuture<Void> over =
                new CompletableFuture<Void>().completeOnTimeout(null, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        while (!condition.getAsBoolean()) {
            if (over.isDone()) {
                throw new AssertionError("waited for " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        over.complete(null);
    }
}
