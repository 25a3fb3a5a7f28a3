package io.anlan.chaos.checker;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import java.util.HashSet;
import java.util.Set;

/** With the retries of their client all citizens got a definite answer within three seconds, and the plan was sent to its end. */
final class Answered implements Checker {
    @Override
    public String name() {
        return "answered";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        History history = evidence.history();
        Header header = history.header();
        if (history.attempts().isEmpty() || history.attempts().size() < header.offered()) {
            return Judgement.unknown(
                    name(), history.attempts().size() + " of " + header.offered() + " attempts are in the history");
        }
        Set<String> bad = new HashSet<>();
        long first = 0;
        for (Attempt attempt : history.attempts()) {
            if (attempt.operation() == Operation.BUREAU_FACT) {
                continue;
            }
            first += attempt.badFirst() ? 1 : 0;
            if (attempt.badWithRetry()) {
                bad.add(describe(attempt));
            }
        }
        return new Judgement.Sheet(name())
                .count("offered", history.attempts().size())
                .count("bad first attempts", first)
                .wrong("bad with retry", bad)
                .judged();
    }

    private static String describe(Attempt attempt) {
        return String.format(
                "%s %d due at %.2f s: %s %s after %.2f s, %d sends",
                attempt.operation(),
                attempt.sequence(),
                attempt.times().dueMicros() / 1e6,
                attempt.ending(),
                attempt.problem(),
                attempt.times().latencyMicros() / 1e6,
                attempt.sends());
    }
}
