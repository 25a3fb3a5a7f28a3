package io.anlan.chaos.demo;

import io.anlan.chaos.audit.CountingCheck;
import io.anlan.chaos.audit.LostCheck;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.Arrival;
import io.anlan.chaos.load.History;
import io.anlan.chaos.load.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Turns a finished history and the stored rows into the figures of the report. */
final class DemoJudge {
    private static final int EXAMPLES = 10;

    private final History history;

    DemoJudge(History history) {
        this.history = history;
    }

    DemoReport.Taps taps() {
        Map<String, Long> problems = new TreeMap<>();
        history.replies().stream()
                .filter(reply -> reply.verdict() != Reply.Verdict.ACKNOWLEDGED)
                .forEach(reply -> problems.merge(reply.problem(), 1L, Long::sum));
        return new DemoReport.Taps(
                history.plan().size(),
                history.plan().count(Arrival.Kind.DOUBLE_TAP),
                history.plan().count(Arrival.Kind.SECOND_CHANNEL),
                count(reply -> reply.verdict() == Reply.Verdict.ACKNOWLEDGED),
                count(DemoJudge::failed) + neverSent(),
                count(reply -> reply.verdict() == Reply.Verdict.REFUSED),
                count(reply -> reply.verdict() == Reply.Verdict.UNANSWERED),
                count(DemoJudge::late),
                problems,
                examples());
    }

    DemoReport.Judged judged(StoredRows stored) {
        LostCheck.Lost lost = LostCheck.of(
                history.acknowledged()
                        .map(Reply::acknowledgement)
                        .filter(Objects::nonNull)
                        .toList(),
                stored);
        CountingCheck.Counted counted = CountingCheck.of(history, stored);
        return new DemoReport.Judged(
                lost.count(),
                counted.countedTwice().size(),
                counted.acceptedTwice().size(),
                counted.invented().size(),
                counted.shared().size(),
                count(this::toldOfFirst));
    }

    long acknowledgedAt(boolean bothSites) {
        return count(reply -> {
            Acknowledgement promise = reply.acknowledgement();
            return promise != null && promise.atBothSites() == bothSites;
        });
    }

    private List<String> examples() {
        return history.replies().stream()
                .filter(DemoJudge::failed)
                .limit(EXAMPLES)
                .map(reply -> String.format(
                        "tap %d (%s) due at %.2f s: %s %s after %.2f s, %d sends",
                        reply.sequence(),
                        history.arrival(reply).kind(),
                        reply.dueNanos() / 1e9,
                        reply.verdict(),
                        reply.problem(),
                        reply.latencyNanos() / 1e9,
                        reply.sends().count()))
                .toList();
    }

    /** A plan not sent to its end would otherwise look like a small demo that went well. */
    private long neverSent() {
        return (long) history.plan().size() - history.replies().size();
    }

    private boolean toldOfFirst(Reply reply) {
        Acknowledgement promise = reply.acknowledgement();
        return promise != null
                && promise.alreadyRegistered()
                && history.arrival(reply).kind() == Arrival.Kind.SECOND_CHANNEL;
    }

    private static boolean failed(Reply reply) {
        return reply.verdict() != Reply.Verdict.ACKNOWLEDGED || late(reply);
    }

    private static boolean late(Reply reply) {
        return reply.verdict() == Reply.Verdict.ACKNOWLEDGED
                && !reply.definiteWithin(DemoOptions.CITIZEN_WAITS.toNanos());
    }

    private long count(Predicate<Reply> which) {
        return history.replies().stream().filter(which).count();
    }
}
