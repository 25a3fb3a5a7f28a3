package io.anlan.chaos.teeth;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Remains;
import io.anlan.chaos.history.FaultSpan;
import java.util.List;

/** What a broken service would have left over, and a run that showed nothing. */
final class RestMutations {
    private RestMutations() {}

    /** A journal that never forgets. */
    static Evidence journalKept(Evidence evidence) {
        return evidence.withRemains(
                new Remains(List.of(), List.of("site-a node 1 keeps own journal entries: 3"), List.of()));
    }

    /** A database that panicked. */
    static Evidence panicked(Evidence evidence) {
        return evidence.withRemains(new Remains(List.of(), List.of(), List.of("pg-a says PANIC in 1 lines")));
    }

    /** A fault that was ordered and did nothing. */
    static Evidence faultWithoutBite(Evidence evidence) {
        return Copies.faults(evidence, new FaultSpan("kill", "site-a", 1, 2, 3, ""));
    }

    /** A site that never came back. */
    static Evidence faultNeverOver(Evidence evidence) {
        return Copies.faults(
                evidence, new FaultSpan("kill", "site-a", 1, 2, 3, "seen", "not within 180 s: site-a is ready"));
    }
}
