package io.anlan.chaos.run;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rare things a run is made for, counted. Where one of them was never seen, the campaign has not shown what it is
 * there to show.
 */
public final class Sometimes {
    private Sometimes() {}

    /** @param gained what the product's own counters gained meanwhile */
    public static Map<String, Long> of(Evidence evidence, Map<String, Long> gained) {
        Map<String, Long> seen = new LinkedHashMap<>();
        Set<String> stored = new HashSet<>();
        Map<Integer, Set<Integer>> sites = new HashMap<>();
        Map<String, Integer> persons = new HashMap<>();
        evidence.history().of(Operation.REGISTER).forEach(a -> persons.put(a.key(), a.person()));
        if (evidence.stored() != null) {
            for (StoredRegistration row : evidence.stored().at(Store.REGISTRATION_A)) {
                stored.add(row.idempotencyKey());
                sites.computeIfAbsent(persons.getOrDefault(row.idempotencyKey(), -1), unused -> new HashSet<>())
                        .add(row.site());
            }
        }
        Count count = new Count(evidence);
        seen.put("in-doubt-and-stored", count.of(a -> a.ending() == Ending.INFO && stored.contains(a.key())));
        seen.put("in-doubt-and-not-stored", count.of(a -> a.ending() == Ending.INFO && !stored.contains(a.key())));
        seen.put("sent-again-and-acknowledged", count.of(a -> a.ending() == Ending.OK && a.sends() > 1));
        seen.put(
                "answered-by-the-other-site",
                count.of(a -> !a.answeredBy().isEmpty() && !a.answeredBy().equals(a.home())));
        seen.put("told-of-another-phone", count.of(a -> was(a, Told::already)));
        seen.put("stored-at-one-site", count.of(a -> was(a, told -> !told.atBothSites())));
        seen.put(
                "accepted-at-both-sites",
                sites.values().stream().filter(of -> of.size() > 1).count());
        gained(seen, gained, "answered-from-journal", "anlan_registration_answered_from_journal_total");
        gained(seen, gained, "drained-from-journal", "anlan_journal_drained_total");
        gained(seen, gained, "put-again-to-a-new-peer", "anlan_journal_put_again_total");
        gained(seen, gained, "put-not-vouched-for", "anlan_journal_puts_not_vouched_total");
        gained(seen, gained, "raised-later", "anlan_journal_raised_total");
        gained(seen, gained, "store-in-doubt", "anlan_registration_store_in_doubt_total");
        return seen;
    }

    private static void gained(Map<String, Long> seen, Map<String, Long> gained, String name, String metric) {
        seen.put(name, gained.getOrDefault(metric, 0L));
    }

    private static boolean was(Attempt attempt, Predicate<Told> so) {
        Told told = attempt.told();
        return told != null && so.test(told);
    }

    /** Counts registrations. */
    private record Count(Evidence evidence) {
        long of(Predicate<Attempt> which) {
            return evidence.history().of(Operation.REGISTER).filter(which).count();
        }
    }
}
