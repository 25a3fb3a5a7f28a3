package io.anlan.app.registration;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A request on its way through the writer. It is answered once, by whoever comes first: the batch or its deadline. */
public final class Waiting<Q, A> {

    private enum Stage {
        /** In the queue: nothing of it has left this process. */
        QUEUED,
        /** Its statement is on its way to the database. */
        SENT,
        /** Answered. */
        ANSWERED
    }

    private final Q request;
    private final long deadlineNanos;
    private final Consumer<Outcome<A>> reply;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);

    Waiting(Q request, long deadlineNanos, Consumer<Outcome<A>> reply) {
        this.request = request;
        this.deadlineNanos = deadlineNanos;
        this.reply = reply;
    }

    /** What is asked. */
    public Q request() {
        return request;
    }

    /** Claims the request for a batch; false when its deadline was quicker, and then it must not be stored. */
    boolean send() {
        return stage.compareAndSet(Stage.QUEUED, Stage.SENT);
    }

    /** Answers, unless that was done. */
    public void answer(Outcome<A> outcome) {
        if (stage.getAndSet(Stage.ANSWERED) != Stage.ANSWERED) {
            reply.accept(outcome);
        }
    }

    /** Whether it needs no more watching; answers it when its time is over. */
    boolean overAt(long nowNanos) {
        if (stage.get() == Stage.ANSWERED) {
            return true;
        }
        if (nowNanos - deadlineNanos < 0) {
            return false;
        }
        // What never left the queue is surely not stored, and saying so is worth more than a doubt.
        if (stage.compareAndSet(Stage.QUEUED, Stage.ANSWERED)) {
            reply.accept(Outcome.refused(Refusals.NOT_STORED_IN_TIME));
        } else {
            answer(Outcome.inDoubt(new Doubt("The result did not arrive in time.", Refusals.SOON)));
        }
        return true;
    }
}
