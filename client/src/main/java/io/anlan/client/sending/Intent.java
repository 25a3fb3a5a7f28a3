package io.anlan.client.sending;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Ladder;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One thing a citizen wants, sent until it is clear what came of it. Lives on the client's event loop. */
final class Intent {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Sender sender;
    private final Ask ask;
    private final long turn;
    private final CompletableFuture<Sent> result;
    private final long startedNanos;
    private final List<Send> sends = new ArrayList<>(2);
    private boolean pausing;
    private boolean done;

    Intent(Sender sender, Ask ask, long turn, CompletableFuture<Sent> result) {
        this.sender = sender;
        this.ask = ask;
        this.turn = turn;
        this.result = result;
        this.startedNanos = sender.ticker().monotonicNanos();
    }

    /** True when nothing about it can be a matter of time yet. */
    boolean isYoung(long nowNanos) {
        return nowNanos - startedNanos < Ladder.EDGE_TRY.toNanos();
    }

    /** Looks again: it is new, a send ended, or time has passed. */
    void advance() {
        if (done) {
            return;
        }
        long now = sender.ticker().monotonicNanos();
        for (Send send : sends) {
            if (send.ageNanos(now) >= Ladder.REQUEST.toNanos()) {
                send.giveUp();
            }
        }
        boolean slow = isSlow(now);
        if (slow && sends.get(sends.size() - 1).state() == SendState.OPEN) {
            // The next request need not find out again.
            sender.heardOf(sends.get(sends.size() - 1).target(), SendState.TIMED_OUT);
        }
        switch (sender.plan().next(states(), slow)) {
            case SEND -> {
                if (!pausing) {
                    pauseAndSend();
                }
            }
            case AWAIT -> {}
            case END -> end(now);
        }
    }

    /** The client closes: whatever is open stays in doubt. */
    void stop() {
        if (!done) {
            sends.forEach(Send::giveUp);
            end(sender.ticker().monotonicNanos());
        }
    }

    private void ended(Send send) {
        sender.heardOf(send.target(), send.state());
        advance();
    }

    private List<SendState> states() {
        return sends.stream().map(Send::state).toList();
    }

    private boolean isSlow(long now) {
        Duration patience = sender.route().patience();
        return patience != null
                && !sends.isEmpty()
                && sends.get(sends.size() - 1).ageNanos(now) >= patience.toNanos();
    }

    private void pauseAndSend() {
        Duration pause = Duration.ZERO;
        if (!sends.isEmpty()) {
            Send last = sends.get(sends.size() - 1);
            Answer answer = last.answer();
            // Without an edge the other site has not been asked yet: it need not be waited for.
            Duration asked =
                    answer == null || sender.route().hedges() && sends.size() == 1 ? null : answer.retryAfter();
            pause = Pause.before(last.state(), asked, sends.size(), sender.chance());
        }
        if (pause.isZero()) {
            send();
        } else {
            pausing = true;
            sender.later(pause, () -> {
                pausing = false;
                if (!done) {
                    send();
                }
            });
        }
    }

    private void send() {
        Target target = sender.target(ask.token(), turn, sends.size());
        Send send = new Send(sender.ticker(), target, this::ended);
        sends.add(send);
        send.begin(sender.http(), ask);
    }

    private void end(long now) {
        done = true;
        Sent sent = new Sent(
                outcome(),
                sends.size(),
                Duration.ofNanos(sends.isEmpty() ? 0 : sends.get(0).tookNanos(now)),
                !sends.isEmpty() && sends.get(0).state() == SendState.DEFINITE,
                Duration.ofNanos(now - startedNanos),
                answeredBy());
        sender.forget(this);
        sends.forEach(Send::giveUp);
        result.complete(sent);
    }

    private String answeredBy() {
        Answer definite = last(SendState.DEFINITE);
        String site = definite == null ? null : definite.site();
        return site == null ? "" : site;
    }

    private Outcome<Answer> outcome() {
        Answer definite = last(SendState.DEFINITE);
        if (definite != null) {
            return definite.isDone() ? Outcome.done(definite) : Outcome.refused(refusal(definite, null));
        }
        if (sends.isEmpty() || states().stream().anyMatch(state -> !state.certain())) {
            Answer doubt = last(SendState.IN_DOUBT);
            return Outcome.inDoubt(new Doubt(
                    doubt == null ? "No definite answer came." : doubt.detail(),
                    doubt == null ? SOON : doubt.retryAfter()));
        }
        Answer refused = last(SendState.NOT_STORED);
        return Outcome.refused(
                refused == null
                        ? new Refusal("not-stored", 503, "The service could not be reached.", SOON)
                        : refusal(refused, refused.retryAfter()));
    }

    private @Nullable Answer last(SendState wanted) {
        Answer found = null;
        for (Send send : sends) {
            found = send.state() == wanted ? send.answer() : found;
        }
        return found;
    }

    private static Refusal refusal(Answer answer, @Nullable Duration retryAfter) {
        return new Refusal(answer.slug(), answer.status(), answer.detail(), retryAfter);
    }
}
