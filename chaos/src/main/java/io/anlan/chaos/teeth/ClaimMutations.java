package io.anlan.chaos.teeth;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.chaos.history.Told;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a service that gives seats twice would have answered; a whole little run of claims, since the sound one has none. */
final class ClaimMutations {
    private ClaimMutations() {}

    /** One share given twice: more claims acknowledged than there are. */
    static Evidence oversold(Evidence evidence) {
        return run(evidence, 2, List.of("C0", "C1", "C2"), Set.of(Store.values()));
    }

    /** A seat told as given that the other site never had. */
    static Evidence lost(Evidence evidence) {
        return run(evidence, 2, List.of("C0", "C1"), Set.of(Store.REGISTRATION_A, Store.PLATFORM_A));
    }

    /** The same seat told to two. */
    static Evidence seatOfTwo(Evidence evidence) {
        return run(evidence, 2, List.of("C0", "C0"), Set.of(Store.values()));
    }

    private static Evidence run(Evidence evidence, long seats, List<String> told, Set<Store> heldBy) {
        List<Attempt> claims = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            claims.add(claim(i, told.get(i)));
        }
        Map<Store, Set<String>> held = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            held.put(store, heldBy.contains(store) ? Set.copyOf(told) : Set.of());
        }
        Header old = evidence.history().header();
        Header quota = new Header(
                old.version(),
                old.scenario(),
                old.seed(),
                old.campaign(),
                old.commit(),
                old.begunWallMillis(),
                claims.size(),
                seats);
        return evidence.withHistory(new History(quota, claims, List.of())).withClaims(held);
    }

    private static Attempt claim(int person, String number) {
        return new Attempt(
                person,
                Operation.CLAIM,
                person,
                "claim" + person,
                "site-a",
                new Times(person, person, person + 1, person + 1),
                Ending.OK,
                "",
                "site-a",
                1,
                true,
                new Told(number, "site-a", "BOTH_SITES", false, "", Told.UNCHECKED));
    }
}
