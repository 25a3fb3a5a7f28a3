package io.anlan.chaos.checker;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * At no moment are more claims acknowledged than there are to give. Counted from the answers, not from the product's
 * tables: a claim counts from its answer on, a release from when it was asked for, since it may take effect at once.
 */
final class NoOversell implements Checker {
    @Override
    public String name() {
        return "no-oversell";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        long quota = evidence.history().header().quota();
        List<Step> steps = new ArrayList<>();
        Set<String> claimed = new HashSet<>();
        Set<String> released = new HashSet<>();
        for (Attempt attempt : evidence.history().attempts()) {
            // A second answer to the same claim, as after a double tap, gives nothing more.
            String number = number(attempt);
            if (attempt.operation() == Operation.CLAIM && attempt.ending() == Ending.OK && claimed.add(number)) {
                steps.add(new Step(attempt.times().answeredMicros(), 1, number));
            } else if (attempt.operation() == Operation.RELEASE
                    && attempt.ending() != Ending.FAIL
                    && released.add(number)) {
                steps.add(new Step(attempt.times().sentMicros(), -1, number));
            }
        }
        if (quota <= 0 || claimed.isEmpty()) {
            return Judgement.unknown(name(), claimed.size() + " claims of a quota of " + quota);
        }
        steps.sort(Comparator.comparingLong(Step::micros).thenComparing(Step::change));
        long given = 0;
        long most = 0;
        Set<String> over = new HashSet<>();
        for (Step step : steps) {
            given += step.change();
            most = Math.max(most, given);
            if (given > quota && step.change() > 0) {
                over.add(step.number());
            }
        }
        return new Judgement.Sheet(name())
                .count("quota", quota)
                .count("most given at once", most)
                .wrong("given beyond the quota", over)
                .judged();
    }

    private static String number(Attempt attempt) {
        return attempt.told() == null ? attempt.key() : attempt.told().number();
    }

    private record Step(long micros, int change, String number) {}
}
