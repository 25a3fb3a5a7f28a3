package io.anlan.local.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bounded wait with a name: what is waited for stands in the message when it does not come. */
public final class Await {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private final String what;
    private final Duration limit;
    private long pauseNanos = PAUSE_NANOS;
    private Runnable giveUp = () -> {};
    private Supplier<String> more = () -> "";

    private Await(String what, Duration limit) {
        this.what = what;
        this.limit = limit;
    }

    /** For example {@code that("PostgreSQL answers on port 21032", ofSeconds(30))}. */
    public static Await that(String what, Duration limit) {
        return new Await(what, limit);
    }

    /** A check made before each look; it throws when waiting on makes no sense, as when the process has ended. */
    public Await unless(Runnable check) {
        giveUp = check;
        return this;
    }

    /** Text for the message when the time has run out, such as the last answer seen. */
    public Await explainedBy(Supplier<String> text) {
        more = text;
        return this;
    }

    /** Looks at this pace instead, where a look costs something. */
    public Await every(Duration pause) {
        pauseNanos = pause.toNanos();
        return this;
    }

    /** Looks again and again until it is so; throws when the limit has passed. */
    public void until(BooleanSupplier condition) {
        if (!comes(condition)) {
            throw new PartException(inVain());
        }
    }

    /** As {@link #until}, for a look that may fail while it is too early: a failure means not yet. */
    public void untilItHolds(Callable<Boolean> condition) {
        var look = new Look(condition);
        if (!comes(look)) {
            throw new PartException(inVain(), look.failure);
        }
    }

    /** As {@link #untilItHolds}, but false when the limit has passed. */
    public boolean holds(Callable<Boolean> condition) {
        return comes(new Look(condition));
    }

    private boolean comes(BooleanSupplier condition) {
        // The JDK's own timer is the deadline: no clock is read here.
        var deadline = new CompletableFuture<Void>().completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
        while (!condition.getAsBoolean()) {
            giveUp.run();
            if (deadline.isDone()) {
                return false;
            }
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new PartException("interrupted while waiting: " + what);
            }
            LockSupport.parkNanos(pauseNanos);
        }
        deadline.complete(null);
        return true;
    }

    private String inVain() {
        return "not within " + limit.toSeconds() + " s: " + what + more.get();
    }

    /** Remembers why the last look failed, for the message. */
    private static final class Look implements BooleanSupplier {
        private final Callable<Boolean> condition;
        private @Nullable Exception failure;

        Look(Callable<Boolean> condition) {
            this.condition = condition;
        }

        @Override
        public boolean getAsBoolean() {
            try {
                failure = null;
                return condition.call();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (Exception e) {
                failure = e;
                return false;
            }
        }
    }
}
