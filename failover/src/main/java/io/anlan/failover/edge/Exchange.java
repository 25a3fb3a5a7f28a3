package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.EdgeView;
import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.failover.edge.plan.Step;
import io.anlan.failover.edge.plan.Traveller;
import io.anlan.failover.edge.plan.TryPlan;
import io.anlan.failover.edge.plan.TryState;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One citizen's request on its way through the edge. Lives on one event loop; does what its plan says. */
final class Exchange {

    private final EdgeParts parts;
    private final Reply reply;
    private final TryPlan plan;
    private final Traveller traveller;
    private final long turn;
    private final Consumer<Exchange> closed;
    private final List<Attempt> attempts = new ArrayList<>(2);
    private Forward forward;
    private boolean received;
    private boolean done;
    private boolean denied;

    Exchange(
            EdgeParts parts,
            Reply reply,
            TryPlan plan,
            Traveller traveller,
            long turn,
            Forward forward,
            Consumer<Exchange> closed) {
        this.parts = parts;
        this.reply = reply;
        this.plan = plan;
        this.traveller = traveller;
        this.turn = turn;
        this.forward = forward;
        this.closed = closed;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - reply.startedNanos();
    }

    /** The body is whole: the tries may begin. */
    void begin(Buffer body) {
        if (!done) {
            forward = forward.with(body);
            received = true;
            advance();
        }
    }

    /** Looks again: a try ended, time passed, or a node went up or down. */
    void advance() {
        if (done || !received) {
            return;
        }
        long now = parts.ticker().monotonicNanos();
        EdgeView view = parts.board().view();
        NodeAddress spare = spare(view, now);
        boolean hurried = hurried(view);
        Step step = plan.next(states(), hurried, spare != null, expired(now));
        if (step.kind() == Step.Kind.TRY && !mayAfford(now)) {
            step = plan.next(states(), hurried, false, expired(now));
        }
        switch (step.kind()) {
            case TRY -> attempt(spare, view);
            case AWAIT -> {}
            case ANSWER -> finish(Ending.ANSWERED, step.answer(), EdgeProblem.IN_DOUBT);
            case SAY_IN_DOUBT -> finish(Ending.IN_DOUBT, step.answer(), EdgeProblem.IN_DOUBT);
            case SAY_NOT_STORED -> finish(Ending.NOT_STORED, step.answer(), EdgeProblem.NOT_STORED);
        }
    }

    /** The time for the whole request is over. */
    void expire() {
        if (received) {
            advance();
        } else if (end()) {
            reply.problem(EdgeProblem.TOO_SLOW, "The body did not come in time.", Ending.REFUSED, 0);
        }
    }

    /** The edge itself will not pass this on. */
    void refuse(EdgeProblem problem, String detail) {
        if (end()) {
            reply.problem(problem, detail, Ending.REFUSED, 0);
        }
    }

    /** The citizen went away: nobody waits for the tries any more. */
    void abort() {
        if (end()) {
            reply.aborted(attempts.size());
        }
    }

    private @Nullable NodeAddress spare(EdgeView view, long now) {
        return attempts.isEmpty()
                ? parts.choice().first(view, traveller, turn, now)
                : parts.choice().second(view, attempts.get(0).node(), turn, now);
    }

    /** A first try always, and what never left its first node; anything else is a second helping of the same. */
    private boolean mayAfford(long now) {
        if (attempts.isEmpty()) {
            parts.load().budget().earn(now);
            return true;
        }
        if (attempts.get(0).state() == TryState.NOT_SENT
                || parts.load().budget().take(now)) {
            return true;
        }
        if (!denied) {
            denied = true;
            parts.metrics().secondTryDenied();
        }
        return false;
    }

    private List<TryState> states() {
        return attempts.stream().map(Attempt::state).toList();
    }

    /** The first try's time counts from where it began: what a citizen's body took on its way is no slowness of a node. */
    private boolean hurried(EdgeView view) {
        return !attempts.isEmpty()
                && (attempts.get(0).isSlow() || !view.of(attempts.get(0).node()).isUp());
    }

    private boolean expired(long now) {
        return ageNanos(now) >= parts.limits().requestTime().toNanos();
    }

    private void attempt(@Nullable NodeAddress node, EdgeView view) {
        if (node == null) {
            return;
        }
        if (!attempts.isEmpty()) {
            Attempt first = attempts.get(0);
            parts.metrics()
                    .secondTry(SecondTry.after(
                            first.state(), !view.of(first.node()).isUp()));
        }
        Attempt attempt = new Attempt(parts, node, this::advance);
        attempts.add(attempt);
        attempt.send(forward);
    }

    private void finish(Ending ending, int index, EdgeProblem own) {
        if (!end()) {
            return;
        }
        Attempt chosen = index < 0 ? null : attempts.get(index);
        if (ending != Ending.ANSWERED) {
            RetryAfter.raise(attempts, reply.headers());
        }
        Answer answer = chosen == null ? null : chosen.answer();
        if (chosen != null && answer != null && answer.stream() != null) {
            reply.stream(answer, answer.stream(), chosen.node(), attempts.size());
        } else if (chosen != null && answer != null) {
            reply.pass(answer, chosen.node().site(), ending, attempts.size());
        } else {
            String detail = own == EdgeProblem.IN_DOUBT
                    ? "The request was sent and no site gave a definite answer."
                    : "No site could take the request; nothing of it is stored.";
            reply.problem(own, detail, ending, attempts.size());
        }
    }

    private boolean end() {
        if (done) {
            return false;
        }
        done = true;
        closed.accept(this);
        attempts.forEach(Attempt::giveUp);
        return true;
    }
}
