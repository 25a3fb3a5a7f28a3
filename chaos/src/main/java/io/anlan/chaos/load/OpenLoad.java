package io.anlan.chaos.load;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends every tap of a plan at its time, however the service is doing, and counts from the scheduled time: a slow answer
 * must not slow the next citizen down, or the measure would flatter the service (coordinated omission).
 */
public final class OpenLoad {
    private final ArrivalPlan plan;
    private final Registrar registrar;
    private final Ticker ticker;
    private final AtomicReferenceArray<Reply> replies;
    private final CountDownLatch open;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicLong worstLateNanos = new AtomicLong();
    private volatile long startNanos;

    public OpenLoad(ArrivalPlan plan, Registrar registrar, Ticker ticker) {
        this.plan = plan;
        this.registrar = registrar;
        this.ticker = ticker;
        this.replies = new AtomicReferenceArray<>(plan.size());
        this.open = new CountDownLatch(plan.size());
    }

    /** Sends the whole plan; returns when the last tap has been sent. Runs on the caller's thread. */
    public void send() {
        startNanos = ticker.monotonicNanos();
        for (int i = 0; i < plan.size(); i++) {
            parkUntil(plan.dueNanos(i));
            fire(plan.arrival(i));
            sent.incrementAndGet();
        }
    }

    /** Waits until every tap has come to something; false when some had not in time. */
    public boolean awaitReplies(Duration atMost) throws InterruptedException {
        return open.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nanoseconds since the first tap was due; the time line of all replies and faults. */
    public long elapsedNanos() {
        return startNanos == 0 ? 0 : ticker.monotonicNanos() - startNanos;
    }

    public int sent() {
        return sent.get();
    }

    public int answered() {
        return done.get();
    }

    /** How late the generator itself was at worst: the noise of this machine, to be read beside every latency. */
    public long worstLateNanos() {
        return worstLateNanos.get();
    }

    /** What has come back so far; taps still open are entered as unanswered at this moment. */
    public History history() {
        Reply[] all = new Reply[sent.get()];
        Arrays.setAll(all, i -> Objects.requireNonNullElseGet(replies.get(i), () -> unanswered(i)));
        return new History(plan, List.of(all));
    }

    private void fire(Arrival arrival) {
        int sequence = arrival.sequence();
        long due = plan.dueNanos(sequence);
        long sentAt = elapsedNanos();
        worstLateNanos.accumulateAndGet(sentAt - due, Math::max);
        registrar.register(arrival).whenComplete((heard, failure) -> {
            long doneAt = elapsedNanos();
            Reply reply = heard == null
                    ? new Reply(
                            sequence,
                            due,
                            sentAt,
                            doneAt,
                            Reply.Verdict.UNANSWERED,
                            null,
                            name(failure),
                            Sends.inVain(doneAt - sentAt))
                    : reply(sequence, due, sentAt, doneAt, heard);
            replies.set(sequence, reply);
            done.incrementAndGet();
            open.countDown();
        });
    }

    private static Reply reply(int sequence, long due, long sentAt, long doneAt, Heard heard) {
        return new Reply(
                sequence,
                due,
                sentAt,
                doneAt,
                heard.verdict(),
                heard.acknowledgement(),
                heard.problem(),
                heard.sends());
    }

    private Reply unanswered(int sequence) {
        long now = elapsedNanos();
        return new Reply(
                sequence,
                plan.dueNanos(sequence),
                now,
                now,
                Reply.Verdict.UNANSWERED,
                null,
                "still open",
                Sends.inVain(0));
    }

    private void parkUntil(long dueNanos) {
        for (long wait = dueNanos - elapsedNanos(); wait > 0; wait = dueNanos - elapsedNanos()) {
            LockSupport.parkNanos(wait);
        }
    }

    private static String name(Throwable failure) {
        return failure == null ? "nothing heard" : failure.getClass().getSimpleName();
    }
}
