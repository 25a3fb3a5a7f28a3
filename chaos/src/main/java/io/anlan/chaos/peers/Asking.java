package io.anlan.chaos.peers;

import io.anlan.kernel.Ladder;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One thing a citizen wants of a peer system, sent as the client of the product sends: a send that is slow is joined by
 * another, one that failed is followed by another after full jitter, three in all under one key; the first definite answer counts.
 */
final class Asking<T> {
    /** The word of a refusal after which asking again may help. */
    static final String NOT_STORED = "not-stored";

    private static final int SENDS_MAX = 3;
    private static final long JITTER_MILLIS = 50;

    private final Supplier<Outcome<T>> send;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final Ticker ticker;
    private final CompletableFuture<Asked<T>> result = new CompletableFuture<>();
    private long startNanos;
    private long firstMicros = -1;
    private int sends;
    private int open;
    private int newestOpen = -1;
    private boolean pausing;
    private boolean doubtful;

    Asking(Supplier<Outcome<T>> send, Executor workers, ScheduledExecutorService timer, Ticker ticker) {
        this.send = send;
        this.workers = workers;
        this.timer = timer;
        this.ticker = ticker;
    }

    /**
     * What came of it.
     *
     * @param firstDefinite the first send brought the answer
     * @param firstMicros how long the first send ran
     */
    record Asked<T>(Outcome<T> outcome, int sends, boolean firstDefinite, long firstMicros) {}

    CompletionStage<Asked<T>> begin() {
        startNanos = ticker.monotonicNanos();
        sendAgain();
        return result;
    }

    private synchronized void sendAgain() {
        pausing = false;
        if (result.isDone()) {
            return;
        }
        int number = sends++;
        newestOpen = number;
        open++;
        var unused = CompletableFuture.supplyAsync(send, workers)
                .completeOnTimeout(
                        JdbcRegistrations.inDoubt("no answer"), Ladder.REQUEST.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(
                        failure -> JdbcRegistrations.inDoubt(failure.getClass().getSimpleName()))
                .thenAccept(outcome -> came(number, outcome));
        later(Ladder.EDGE_TRY.toMillis(), () -> slow(number));
    }

    private synchronized void slow(int number) {
        if (newestOpen == number && sends < SENDS_MAX) {
            sendAgain();
        }
    }

    private synchronized void came(int number, Outcome<T> outcome) {
        open--;
        firstMicros = number == 0 ? micros() : firstMicros;
        boolean definite = outcome.fold(done -> true, refusal -> !refusal.type().equals(NOT_STORED), doubt -> false);
        if (definite) {
            end(outcome, number == 0);
            return;
        }
        doubtful |= outcome.<Boolean>fold(done -> false, refusal -> false, doubt -> true);
        if (newestOpen == number) {
            newestOpen = -1;
            if (sends < SENDS_MAX) {
                pausing = true;
                later(
                        1 + (long) (ThreadLocalRandom.current().nextDouble() * (JITTER_MILLIS << sends)),
                        this::sendAgain);
            }
        }
        if (open == 0 && !pausing) {
            end(doubtful ? JdbcRegistrations.inDoubt("no definite answer came") : outcome, false);
        }
    }

    private void end(Outcome<T> outcome, boolean byFirst) {
        boolean unused =
                result.complete(new Asked<>(outcome, sends, byFirst, firstMicros < 0 ? micros() : firstMicros));
    }

    private long micros() {
        return (ticker.monotonicNanos() - startNanos) / 1_000;
    }

    private void later(long millis, Runnable then) {
        var unused = timer.schedule(then, millis, TimeUnit.MILLISECONDS);
    }
}
