package io.anlan.chaos.checker;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was acknowledged is in all four databases, what was refused is in none, what is in doubt is there at most once; one
 * acceptance counts for each person, and nothing is there that nobody asked for. Persons are told apart by who sent the
 * idempotency key in the row, not by the product's own person key.
 */
final class ExactlyOnce implements Checker {
    /** With more than this share in doubt a run has not shown anything. */
    private static final double IN_DOUBT_MAX = 0.2;

    @Override
    public String name() {
        return "exactly-once";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        History history = evidence.history();
        StoredRows stored = evidence.stored();
        long asked = history.of(Operation.REGISTER).count();
        long acknowledged = history.acknowledged().count();
        long doubtful = history.of(Operation.REGISTER)
                .filter(a -> a.ending() == Ending.INFO)
                .count();
        if (stored == null) {
            return Judgement.unknown(name(), "the databases were not read");
        }
        if (acknowledged == 0 || doubtful > asked * IN_DOUBT_MAX) {
            return Judgement.unknown(
                    name(), acknowledged + " of " + asked + " acknowledged, " + doubtful + " in doubt");
        }
        Judgement.Sheet sheet = new Judgement.Sheet(name())
                .count("asked", asked)
                .count("acknowledged", acknowledged)
                .count("in doubt", doubtful);
        lost(history, stored, sheet);
        new Persons(history, stored).enter(sheet);
        return sheet.judged();
    }

    private static void lost(History history, StoredRows stored, Judgement.Sheet sheet) {
        Holdings holdings = new Holdings(stored);
        Set<String> nowhere = new HashSet<>();
        Set<String> somewhere = new HashSet<>();
        Set<String> announced = new HashSet<>();
        history.acknowledged().forEach(attempt -> {
            Told told = attempt.told();
            if (told == null || holdings.everywhere(told.acceptance())) {
                return;
            }
            Set<String> kind = Holdings.announced(history, attempt, told)
                    ? announced
                    : holdings.nowhere(told.acceptance()) ? nowhere : somewhere;
            kind.add(told.acceptance());
        });
        sheet.wrong("lost", nowhere).wrong("missing in a database", somewhere);
        sheet.count("lost with its only site, as announced", announced.size());
    }

    /** The rows by the persons who asked for them. */
    private static final class Persons {
        private final Map<String, Integer> senders = new HashMap<>();
        private final Set<Integer> maybe = new HashSet<>();
        private final Map<Integer, Set<String>> numbers = new HashMap<>();
        private final Map<Integer, Set<String>> counting = new HashMap<>();
        private final Map<String, Set<Integer>> owners = new HashMap<>();
        private final Set<String> invented = new TreeSet<>();
        private final Set<String> refused = new TreeSet<>();
        private final Set<Integer> acceptedTwice = new TreeSet<>();

        Persons(History history, StoredRows stored) {
            history.of(Operation.REGISTER).forEach(this::asked);
            for (Store store : Store.values()) {
                Map<Integer, StoredRegistration> first = new HashMap<>();
                stored.at(store).forEach(row -> found(row, first));
                first.forEach((person, row) -> add(counting, person, row.acceptance()));
            }
        }

        private void asked(Attempt attempt) {
            senders.put(attempt.key(), attempt.person());
            if (attempt.ending() != Ending.FAIL) {
                maybe.add(attempt.person());
            }
            Told told = attempt.told();
            if (told != null) {
                add(numbers, attempt.person(), told.number());
                add(owners, told.number(), attempt.person());
            }
        }

        private void found(StoredRegistration row, Map<Integer, StoredRegistration> first) {
            Integer person = senders.get(row.idempotencyKey());
            if (person == null) {
                invented.add(row.acceptance());
                return;
            }
            if (!maybe.contains(person)) {
                refused.add(row.acceptance());
            }
            add(numbers, person, row.registrationNo());
            add(owners, row.registrationNo(), person);
            StoredRegistration before = first.get(person);
            if (before != null) {
                acceptedTwice.add(person);
            }
            first.put(person, before == null || row.countsBefore(before) ? row : before);
        }

        void enter(Judgement.Sheet sheet) {
            sheet.wrong("person with several numbers", several(numbers))
                    .wrong("person for whom databases count differently", several(counting))
                    .wrong("number of several persons", several(owners))
                    .wrong("asked for by nobody", invented)
                    .wrong("stored though refused", refused)
                    .count("accepted at both sites", acceptedTwice.size());
        }

        private static <K, V> void add(Map<K, Set<V>> map, K key, V value) {
            map.computeIfAbsent(key, unused -> new HashSet<>(2)).add(value);
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
}
