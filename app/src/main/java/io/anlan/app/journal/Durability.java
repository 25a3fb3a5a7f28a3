package io.anlan.app.journal;

import io.anlan.app.acceptance.AcceptanceKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What this node has learnt about second copies and not yet written to its database, or only just. It is looked at beside {@code
 * batch.both} and {@code held_row}, and after them, so that what an answer said is not taken back by the next one: who read the
 * database before the write must still find here what was written.
 */
public final class Durability {

    /** A read of the database has long ended when so many more writes have. */
    private static final int WRITES_REMEMBERED = 20;

    private final Deque<Pending> lately = new ArrayDeque<>();
    private final Set<String> batches = new HashSet<>();
    private final Set<AcceptanceKey> rows = new HashSet<>();

    /** Whether the whole batch is known to be at both sites, by this node, of late. */
    public synchronized boolean both(String batchId) {
        return batches.contains(batchId)
                || lately.stream().anyMatch(done -> done.batches().contains(batchId));
    }

    /** Whether this row, accepted at this site, is known to be at both sites, by this node, of late. */
    public synchronized boolean both(AcceptanceKey key) {
        return rows.contains(key)
                || lately.stream().anyMatch(done -> done.rows().contains(key));
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
        lately.add(pending);
        if (lately.size() > WRITES_REMEMBERED) {
            lately.remove();
        }
    }

    record Pending(Set<String> batches, Set<AcceptanceKey> rows) {

        boolean isEmpty() {
            return batches.isEmpty() && rows.isEmpty();
        }
    }
}
