package io.anlan.chaos.checker;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Told;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A site that has said {@code BOTH_SITES} of an acceptance never says {@code ONE_SITE} of it again. Held per answering
 * site: the peer may know earlier. Two answers are compared only when one had come before the other was asked for, and not
 * across the destruction of the site that gave them: what it knew of copies it knew alone.
 */
final class MonotonicDurability implements Checker {
    @Override
    public String name() {
        return "durability-monotonic";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        History history = evidence.history();
        List<Attempt> answers = history.attempts().stream()
                .filter(attempt ->
                        attempt.told() != null && !attempt.answeredBy().isEmpty())
                .sorted(Comparator.comparingLong(attempt -> attempt.times().answeredMicros()))
                .toList();
        Map<String, Long> bothSince = new HashMap<>();
        for (Attempt attempt : answers) {
            Told told = attempt.told();
            if (told != null && told.atBothSites()) {
                bothSince.putIfAbsent(key(attempt, told), attempt.times().answeredMicros());
            }
        }
        Set<String> seen = new HashSet<>();
        Set<String> fell = new HashSet<>();
        long compared = 0;
        for (Attempt attempt : answers) {
            Told told = attempt.told();
            if (told == null) {
                continue;
            }
            compared += seen.add(key(attempt, told)) ? 0 : 1;
            Long both = bothSince.get(key(attempt, told));
            boolean forgotten = both != null && history.destroyedSince(attempt.answeredBy(), both);
            if (both != null
                    && !forgotten
                    && !told.atBothSites()
                    && attempt.times().sentMicros() > both) {
                fell.add(key(attempt, told));
            }
        }
        if (compared == 0) {
            return Judgement.unknown(name(), "no acceptance was told of twice by one site");
        }
        return new Judgement.Sheet(name())
                .count("answers compared", compared)
                .wrong("fell from both sites to one", fell)
                .judged();
    }

    private static String key(Attempt attempt, Told told) {
        return told.acceptance() + " told by " + attempt.answeredBy();
    }
}
