package io.anlan.replication.apply;

import io.anlan.kernel.merge.MergeRule;
import java.util.ArrayList;
import java.util.List;

/** What a transaction did, counted only once it is committed: a try that failed did nothing. */
final class Tally {
    private record Part(MergeRule rule, int changed, int absorbed, int conflicts) {}

    private final List<Part> parts = new ArrayList<>();

    void add(MergeRule rule, int changed, int absorbed, int conflicts) {
        parts.add(new Part(rule, changed, absorbed, conflicts));
    }

    void addTo(LinkCounters counters) {
        for (Part part : parts) {
            counters.rowsApplied().add(part.changed());
            counters.absorbed(part.rule()).add(part.absorbed());
            counters.conflicts(part.rule()).add(part.conflicts());
        }
    }
}
