package io.anlan.chaos.workload;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.client.receipt.ReceiptCheck;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.person.HomeSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends every attempt of a plan at its time, however the service is doing, and remembers what came of each. All times are
 * counted from when the attempt was due.
 */
public final class OpenRun {
    private final TapPlan plan;
    private final Citizens citizens;
    private final List<String> tokens;
    private final String campaign;
    private final Ticker ticker;
    private final AtomicReferenceArray<Attempt> attempts;
    private final CountDownLatch open;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger bad = new AtomicInteger();
    private final AtomicLong worstLateMicros = new AtomicLong();
    private volatile long startNanos;

    /** @param tokens sessions of the plan's persons, by their number */
    public OpenRun(TapPlan plan, Citizens citizens, List<String> tokens, String campaign, Ticker ticker) {
        this.plan = plan;
        this.citizens = citizens;
        this.tokens = tokens;
        this.campaign = campaign;
        this.ticker = ticker;
        this.attempts = new AtomicReferenceArray<>(plan.taps().size());
        this.open = new CountDownLatch(plan.taps().size());
    }

    /** Starts the clock; faults and facts share it. */
    public void begin() {
        startNanos = ticker.monotonicNanos();
    }

    /** Sends the whole plan; returns when the last attempt has been sent. Runs on the caller's thread. */
    public void send() {
        for (Tap tap : plan.taps()) {
            parkUntil(tap.dueMicros());
            fire(tap);
            sent.incrementAndGet();
        }
    }

    /** Waits until every attempt has come to something; false when some had not in time. */
    public boolean awaitAnswers(Duration atMost) throws InterruptedException {
        return open.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Microseconds since the clock was started. */
    public long nowMicros() {
        return (ticker.monotonicNanos() - startNanos) / 1_000;
    }

    public void parkUntil(long micros) {
        for (long wait = micros - nowMicros(); wait > 0; wait = micros - nowMicros()) {
            LockSupport.parkNanos(wait * 1_000);
        }
    }

    public int sent() {
        return sent.get();
    }

    public int answered() {
        return answered.get();
    }

    /** Attempts so far that left a citizen without service. */
    public int bad() {
        return bad.get();
    }

    /** How late the generator itself was at worst: the noise of this machine. */
    public long worstLateMicros() {
        return worstLateMicros.get();
    }

    /** Everything so far, receipts checked if there is a check; what is still open is in doubt. */
    public List<Attempt> attempts(ReceiptSample receipts, @Nullable ReceiptCheck check) {
        return attempts().stream()
                .map(attempt -> receipts.checked(attempt, check))
                .toList();
    }

    /** Everything so far, where there are no receipts; what is still open is in doubt. */
    public List<Attempt> attempts() {
        List<Attempt> all = new ArrayList<>(plan.taps().size());
        for (int i = 0; i < sent.get(); i++) {
            Attempt attempt = attempts.get(i);
            all.add(attempt == null ? unanswered(plan.taps().get(i)) : attempt);
        }
        return all;
    }

    private void fire(Tap tap) {
        long sentAt = nowMicros();
        worstLateMicros.accumulateAndGet(sentAt - tap.dueMicros(), Math::max);
        String token = tap.person() < 0 ? "" : tokens.get(tap.person());
        citizens.attempt(tap, token).whenComplete((heard, failure) -> {
            Attempt attempt = heard == null
                    ? attempt(tap, token, sentAt, nothing(tap, failure))
                    : attempt(tap, token, sentAt, heard);
            if (attempt.badWithRetry()) {
                bad.incrementAndGet();
            }
            attempts.set((int) tap.sequence(), attempt);
            answered.incrementAndGet();
            open.countDown();
        });
    }

    private Attempt attempt(Tap tap, String token, long sentAt, Heard heard) {
        Operation done = AnlanCitizens.done(tap, heard, campaign);
        return new Attempt(
                tap.sequence(),
                done,
                tap.person(),
                heard.key(),
                token.isEmpty() ? "" : HomeSite.of(HomeSite.tagOf(token)).id(),
                new Times(tap.dueMicros(), sentAt, sentAt + heard.firstMicros(), nowMicros()),
                heard.ending(),
                heard.problem(),
                heard.answeredBy(),
                heard.sends(),
                heard.firstDefinite(),
                heard.told());
    }

    private Attempt unanswered(Tap tap) {
        return attempt(
                tap, "", tap.dueMicros(), new Heard(tap.key(), Ending.INFO, "still open", "", 1, false, 0, null));
    }

    private static Heard nothing(Tap tap, Throwable failure) {
        String why = Objects.requireNonNullElse(failure, new IllegalStateException())
                .getClass()
                .getSimpleName();
        return new Heard(tap.key(), Ending.INFO, why, "", 1, false, 0, null);
    }
}
