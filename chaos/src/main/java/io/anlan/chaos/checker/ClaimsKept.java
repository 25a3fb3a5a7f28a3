package io.anlan.chaos.checker;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Each seat that was told is in all four databases, and is the only one of one person. */
final class ClaimsKept implements Checker {
    @Override
    public String name() {
        return "claims-kept";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Map<Store, Set<String>> stored = evidence.claims();
        long told = told(evidence).count();
        if (stored == null || told == 0) {
            return Judgement.unknown(
                    name(), told + " seats were told, the databases were " + (stored == null ? "not " : "") + "read");
        }
        Set<String> nowhere = new HashSet<>();
        Set<String> somewhere = new HashSet<>();
        Set<String> announced = new HashSet<>();
        Map<String, Set<Integer>> owners = new HashMap<>();
        Map<Integer, Set<String>> seats = new HashMap<>();
        told(evidence).forEach(attempt -> {
            Told seat = attempt.told();
            if (seat == null) {
                return;
            }
            owners.computeIfAbsent(seat.number(), unused -> new HashSet<>()).add(attempt.person());
            seats.computeIfAbsent(attempt.person(), unused -> new HashSet<>()).add(seat.number());
            long holders = stored.values().stream()
                    .filter(one -> one.contains(seat.number()))
                    .count();
            if (holders < Store.values().length) {
                Set<String> kind = Holdings.announced(evidence.history(), attempt, seat)
                        ? announced
                        : holders == 0 ? nowhere : somewhere;
                kind.add(seat.number());
            }
        });
        return new Judgement.Sheet(name())
                .count("told", told)
                .count("seats", owners.size())
                .count("lost with their only site, as announced", announced.size())
                .wrong("lost", nowhere)
                .wrong("missing in a database", somewhere)
                .wrong("told to several persons", several(owners))
                .wrong("person with several seats", several(seats))
                .judged();
    }

    private static Stream<Attempt> told(Evidence evidence) {
        return evidence.history()
                .of(Operation.CLAIM)
                .filter(attempt -> attempt.ending() == Ending.OK && attempt.told() != null);
    }

    private static <K, V> Set<String> several(Map<K, Set<V>> map) {
        Set<String> keys = new HashSet<>();
        map.forEach((key, values) -> {
            if (values.size() > 1) {
                keys.add(String.valueOf(key));
            }
        });
        return keys;
    }
}
