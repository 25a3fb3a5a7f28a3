package io.anlan.app.journal;

import io.anlan.app.acceptance.AcceptanceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What this node has learnt about second copies and not yet written to its database. It is looked at beside {@code
 * batch.both} and {@code held_row}, so that what an answer said is not taken back by the next one.
 */
public final class Durability {

    private final Set<String> batches = new HashSet<>();
    private final Set<AcceptanceKey> rows = new HashSet<>();

    /** Whether the whole batch is known to be at both sites, by this node, of late. */
    public synchronized boolean both(String batchId) {
        return batches.contains(batchId);
    }

    /** Whether this row, accepted at this site, is known to be at both sites, by this node, of late. */
    public synchronized boolean both(AcceptanceKey key) {
        return rows.contains(key);
    }

    synchronized void batchIsBoth(String batchId) {
        batches.add(batchId);
    }

    synchronized void rowsAreBoth(List<AcceptanceKey> keys) {
        rows.addAll(keys);
    }

    /** What is to be written to the database. */
    synchronized Pending pending() {
        return new Pending(Set.copyOf(batches), Set.copyOf(rows));
    }

    synchronized void written(Pending pending) {
        batches.removeAll(pending.batches());
        rows.removeAll(pending.rows());
    }

    record Pending(Set<String> batches, Set<AcceptanceKey> rows) {

        boolean isEmpty() {
            return batches.isEmpty() && rows.isEmpty();
        }
    }
}
