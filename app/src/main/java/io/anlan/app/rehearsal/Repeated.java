package io.anlan.app.rehearsal;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A step done again and again, some at once, until it was done often enough or the time is over. How a step ends is all one. */
final class Repeated {

    private final Supplier<CompletionStage<?>> step;
    private final Ticker ticker;
    private final long end;
    private final AtomicInteger left;
    private final AtomicInteger walking;
    private final AtomicInteger done = new AtomicInteger();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private Repeated(Supplier<CompletionStage<?>> step, int times, int atOnce, Duration atMost, Ticker ticker) {
        this.step = step;
        this.ticker = ticker;
        this.end = ticker.monotonicNanos() + atMost.toNanos();
        this.left = new AtomicInteger(times);
        this.walking = new AtomicInteger(atOnce);
    }

    /** Completes, never exceptionally, with the number of steps done. */
    static CompletionStage<Integer> run(
            Supplier<CompletionStage<?>> step, int times, int atOnce, Duration atMost, Ticker ticker) {
        var repeated = new Repeated(step, times, atOnce, atMost, ticker);
        for (var i = 0; i < atOnce; i++) {
            repeated.next();
        }
        return repeated.ended;
    }

    private void next() {
        if (left.getAndDecrement() <= 0 || ticker.monotonicNanos() - end >= 0) {
            if (walking.decrementAndGet() == 0) {
                ended.complete(done.get());
            }
            return;
        }
        // On another thread: a step that ends at once would otherwise begin the next one on its own stack.
        var unused = begun().handleAsync((said, failure) -> {
            done.incrementAndGet();
            next();
            return failure;
        });
    }

    private CompletionStage<?> begun() {
        try {
            return step.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
