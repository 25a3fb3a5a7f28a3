package io.anlan.chaos.checker;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a bureau was told to be stored in a platform store is in all four databases, and nothing else is; unless that
 * platform store was destroyed afterwards, for a fact has one copy until a link has read it.
 */
final class FactsEverywhere implements Checker {
    @Override
    public String name() {
        return "facts-everywhere";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Map<Store, Set<String>> facts = evidence.facts();
        List<Attempt> asked = evidence.history().of(Operation.BUREAU_FACT).toList();
        if (facts == null || facts.size() < Store.values().length) {
            return Judgement.unknown(name(), "the facts were not read in every database");
        }
        Set<String> missing = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (Attempt attempt : asked) {
            known.add(attempt.key());
            boolean everywhere = facts.values().stream().allMatch(held -> held.contains(attempt.key()));
            if (attempt.ending() == Ending.OK && !everywhere && !announced(evidence.history(), attempt)) {
                missing.add(attempt.key());
            }
        }
        Set<String> invented = new HashSet<>();
        facts.values().forEach(invented::addAll);
        invented.removeAll(known);
        long acknowledged =
                asked.stream().filter(attempt -> attempt.ending() == Ending.OK).count();
        Judgement found = new Judgement.Sheet(name())
                .count("facts written", asked.size())
                .count("facts acknowledged", acknowledged)
                .wrong("fact missing in a database", missing)
                .wrong("fact nobody wrote", invented)
                .judged();
        // Where no bureau writes there is nothing to lose; where one did in vain, nothing was shown.
        return found.holds() && !asked.isEmpty() && acknowledged == 0
                ? Judgement.unknown(name(), "none of " + asked.size() + " facts was acknowledged")
                : found;
    }

    private static boolean announced(History history, Attempt attempt) {
        return history.destroyedSince(attempt.answeredBy(), attempt.times().sentMicros());
    }
}
