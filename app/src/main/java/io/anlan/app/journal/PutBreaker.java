package io.anlan.app.journal;

import io.anlan.kernel.Ladder;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Stands in front of the puts: waits for each at most {@link Ladder#JOURNAL_WAIT}, stops asking a peer that did not answer,
 * and bounds how many puts may hang. While it is not closed only probes pass. Every race of it errs to one copy.
 */
final class PutBreaker {

    /** More hanging puts than this are not begun: each holds a batch in memory. */
    static final int HANGING_MAX = 64;

    private static final long OPEN_MILLIS = 500;
    private static final TypeLiteral<CompletionStage<Boolean>> ASYNC = new TypeLiteral<>() {};

    private final Guard guard;
    private final AtomicInteger hanging = new AtomicInteger();
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

    PutBreaker() {
        this.guard = Guard.create()
                .withTimeout()
                .duration(Ladder.JOURNAL_WAIT.toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(1)
                .failureRatio(1.0)
                .delay(OPEN_MILLIS, ChronoUnit.MILLIS)
                .onStateChange(now -> state = now)
                .done()
                .build();
    }

    /** Puts unless the breaker is open or too many hang. True if the peer confirmed in time; never fails. */
    CompletionStage<Boolean> put(Supplier<CompletionStage<Void>> put) {
        if (!closed() || hanging.get() >= HANGING_MAX) {
            return CompletableFuture.completedFuture(false);
        }
        return guarded(put);
    }

    /** Tries the peer with something that is no citizen's; closes the breaker if it answers. */
    CompletionStage<Boolean> probe(Supplier<CompletionStage<Void>> put) {
        return hanging.get() >= HANGING_MAX ? CompletableFuture.completedFuture(false) : guarded(put);
    }

    private CompletionStage<Boolean> guarded(Supplier<CompletionStage<Void>> put) {
        try {
            return guard.call(() -> counted(put), ASYNC).exceptionally(failure -> false);
        } catch (Exception refused) {
            // Open: refused before it was begun.
            return CompletableFuture.completedFuture(false);
        }
    }

    private CompletionStage<Boolean> counted(Supplier<CompletionStage<Void>> put) {
        hanging.incrementAndGet();
        return put.get()
                .whenComplete((done, failure) -> hanging.decrementAndGet())
                .thenApply(done -> true);
    }

    boolean closed() {
        return state == CircuitBreakerState.CLOSED;
    }

    /** CLOSED, OPEN or HALF_OPEN. */
    String state() {
        return state.name();
    }

    int hanging() {
        return hanging.get();
    }
}
