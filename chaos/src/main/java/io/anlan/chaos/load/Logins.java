package io.anlan.chaos.load;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Logs many citizens in before the clock starts, a bounded number at a time, each tried several times. */
public final class Logins {
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Function<Citizen, CompletionStage<String>> login;
    private final int atOnce;
    private final Duration pause;
    private final Semaphore free;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** {@code login} answers a session token or fails. */
    public Logins(Function<Citizen, CompletionStage<String>> login, int atOnce) {
        this(login, atOnce, PAUSE);
    }

    Logins(Function<Citizen, CompletionStage<String>> login, int atOnce, Duration pause) {
        this.login = login;
        this.pause = pause;
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce);
    }

    /** Tokens of citizens {@code who(0) … who(count-1)}, in that order. Throws when one cannot be logged in. */
    public String[] all(int count, IntFunction<Citizen> who, IntConsumer progress, Duration atMost, Ticker ticker)
            throws InterruptedException {
        AtomicReferenceArray<@Nullable String> tokens = new AtomicReferenceArray<>(count);
        long deadline = ticker.monotonicNanos() + atMost.toNanos();
        for (int i = 0; i < count && failure.get() == null; i++) {
            acquire(1, deadline - ticker.monotonicNanos());
            int at = i;
            tried(who.apply(i), TRIES, token -> tokens.set(at, token));
            progress.accept(done.get());
        }
        acquire(atOnce, deadline - ticker.monotonicNanos());
        free.release(atOnce);
        progress.accept(done.get());
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("a citizen could not be logged in: " + cause.getMessage(), cause);
        }
        return strings(tokens);
    }

    private void tried(Citizen citizen, int triesLeft, Consumer<String> gotten) {
        login.apply(citizen).whenComplete((token, problem) -> {
            if (token != null) {
                gotten.accept(token);
                done.incrementAndGet();
                free.release();
            } else if (triesLeft > 1) {
                // A service that has just started is slow, not broken: each pause is longer than the one before.
                CompletableFuture.delayedExecutor(pause.toNanos() * (TRIES - triesLeft + 1), TimeUnit.NANOSECONDS)
                        .execute(() -> tried(citizen, triesLeft - 1, gotten));
            } else {
                failure.compareAndSet(null, problem);
                free.release();
            }
        });
    }

    private void acquire(int permits, long nanos) throws InterruptedException {
        if (!free.tryAcquire(permits, Math.max(1, nanos), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("logging in took too long; " + done.get() + " citizens were in by then");
        }
    }

    private static String[] strings(AtomicReferenceArray<@Nullable String> tokens) {
        String[] all = new String[tokens.length()];
        for (int i = 0; i < all.length; i++) {
            String token = tokens.get(i);
            if (token == null) {
                throw new IllegalStateException("citizen " + i + " has no session");
            }
            all[i] = token;
        }
        return all;
    }
}
