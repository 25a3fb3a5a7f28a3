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

    private final Learnt<String> batches = new Learnt<>();
    private final Learnt<AcceptanceKey> rows = new Learnt<>();

    /** Whether the whole batch is known to be at both sites, by this node, of late. */
    public synchronized boolean both(String batchId) {
        return batches.known.contains(batchId);
    }

    /** Whether this row, accepted at this site, is known to be at both sites, by this node, of late. */
    public synchronized boolean both(AcceptanceKey key) {
        return rows.known.contains(key);
    }

    synchronized void batchIsBoth(String batchId) {
        batches.add(batchId);
    }

    synchronized void rowsAreBoth(List<AcceptanceKey> keys) {
        keys.forEach(rows::add);
    }

    /** What is to be written to the database. */
    synchronized Pending pending() {
        return new Pending(Set.copyOf(batches.unwritten), Set.copyOf(rows.unwritten));
    }

    synchronized void written(Pending pending) {
        batches.written(pending.batches());
        rows.written(pending.rows());
    }

    record Pending(Set<String> batches, Set<AcceptanceKey> rows) {

        boolean isEmpty() {
            return batches.isEmpty() && rows.isEmpty();
        }
    }

    /** Each request looks into {@code known}, so that is one set; the rest is for those who write. */
    private static final class Learnt<T> {
        /** A read of the database has long ended when so many more writes have, of which there are four a second at most. */
        private static final int WRITES_REMEMBERED = 20;

        private final Set<T> known = new HashSet<>();
        private final Set<T> unwritten = new HashSet<>();
        private final Deque<Set<T>> lately = new ArrayDeque<>();

        void add(T one) {
            known.add(one);
            unwritten.add(one);
        }

        void written(Set<T> these) {
            unwritten.removeAll(these);
            lately.add(these);
            if (lately.size() > WRITES_REMEMBERED) {
                // What was learnt once more meanwhile stands in the database already.
                known.removeAll(lately.remove());
            }
        }
    }
}
