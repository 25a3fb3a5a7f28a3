package io.anlan.app.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The owner's side: every batch until the peer's database has its rows, and its bytes as long as they fit. An entry is
 * kept although the peer holds it: a peer that restarts has forgotten it and must be given it again.
 */
final class Kept {

    /** More than this is not kept in memory, an eighth of a node's heap; such a batch is raised by the link alone. */
    static final long BYTES_MAX = 20L << 20;

    /** In the order in which they came, which is also that of their positions. */
    private final Map<String, KeptEntry> byBatch = new LinkedHashMap<>();

    private final Set<String> unplaced = new LinkedHashSet<>();
    /** What the peer took without vouching for itself, and the lives of its nodes that took it. */
    private final Map<String, Set<Life>> confirmed = new LinkedHashMap<>();

    private long bytes;
    private int named;

    /** Whether another entry of this size may be kept. */
    synchronized boolean fits(int size) {
        return bytes + size <= BYTES_MAX;
    }

    synchronized void keep(String batchId, String key, byte[] blob) {
        var before = byBatch.get(batchId);
        if (before == null) {
            byBatch.put(batchId, new KeptEntry(batchId, key, blob, 0, false));
            unplaced.add(batchId);
            bytes += blob.length;
        } else if (before.key() == null) {
            // Recovery met the batch between its commit and its put; its bytes are worth more than its name.
            byBatch.put(batchId, new KeptEntry(batchId, key, blob, before.lsn(), false));
            named--;
            bytes += blob.length;
        }
    }

    /** Remembers a batch whose bytes nobody has any more. */
    synchronized void name(String batchId) {
        if (!byBatch.containsKey(batchId)) {
            byBatch.put(batchId, new KeptEntry(batchId, null, new byte[0], 0, false));
            unplaced.add(batchId);
            named++;
        }
    }

    /** Batches remembered by name alone. */
    synchronized int named() {
        return named;
    }

    /** Takes all positions back: the database they were of is not there any more. */
    synchronized void displace() {
        byBatch.replaceAll((id, kept) -> kept.at(0));
        unplaced.addAll(byBatch.keySet());
    }

    /** The batches without a position: their commits have been seen. */
    synchronized List<String> unplaced() {
        return List.copyOf(unplaced);
    }

    /** The position was read after the commits of these batches had been seen. */
    synchronized void place(List<String> batchIds, long lsn) {
        for (var batchId : batchIds) {
            if (unplaced.remove(batchId)) {
                byBatch.computeIfPresent(batchId, (id, kept) -> kept.at(lsn));
            }
        }
    }

    /** The peer holds this batch's entry and vouches for itself. */
    synchronized void held(String batchId) {
        confirmed.remove(batchId);
        byBatch.computeIfPresent(batchId, (id, kept) -> kept.asHeld());
    }

    /** The peer took this batch's entry and did not vouch for itself. */
    synchronized void confirmed(String batchId, Set<Life> lives) {
        if (byBatch.containsKey(batchId)) {
            confirmed.put(batchId, lives);
        }
    }

    synchronized boolean anyConfirmed() {
        return !confirmed.isEmpty();
    }

    /** What the peer took without vouching for itself, as far as those that took it are as they should be. */
    synchronized List<KeptEntry> confirmed(Predicate<Set<Life>> lives, int most) {
        return confirmed.entrySet().stream()
                .filter(taken -> lives.test(taken.getValue()))
                .limit(most)
                .map(taken -> Objects.requireNonNull(byBatch.get(taken.getKey())))
                .toList();
    }

    /** Batches known at one site only; those whose put is still under way are not yet among them. */
    synchronized int atOneSite() {
        return (int) byBatch.values().stream()
                .filter(kept -> !kept.held() && kept.lsn() != 0)
                .count();
    }

    /** Removes and returns what the peer's database has applied. */
    synchronized List<KeptEntry> takeApplied(String incarnation, AppliedMark mark) {
        var applied = new ArrayList<KeptEntry>();
        for (var entries = byBatch.values().iterator(); entries.hasNext(); ) {
            var kept = entries.next();
            if (kept.lsn() != 0 && !mark.covers(incarnation, kept.lsn())) {
                // Positions rise: what came later is not covered either. A long absence of the peer keeps many.
                break;
            }
            if (kept.lsn() != 0) {
                entries.remove();
                leave(kept);
                applied.add(kept);
            }
        }
        return applied;
    }

    /** Removes and returns those of these that are still kept; the peer's database has them. */
    synchronized List<KeptEntry> takeDrained(List<String> batchIds) {
        var drained = new ArrayList<KeptEntry>();
        for (var batchId : batchIds) {
            var kept = byBatch.remove(batchId);
            if (kept != null) {
                unplaced.remove(batchId);
                leave(kept);
                drained.add(kept);
            }
        }
        return drained;
    }

    private void leave(KeptEntry kept) {
        bytes -= kept.blob().length;
        named -= kept.key() == null ? 1 : 0;
        confirmed.remove(kept.batchId());
    }

    /** What can be put again, oldest first. */
    synchronized List<KeptEntry> puttable() {
        return byBatch.values().stream().filter(kept -> kept.key() != null).toList();
    }

    synchronized boolean knows(String batchId) {
        return byBatch.containsKey(batchId);
    }

    synchronized int entries() {
        return byBatch.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /**
     * @param key null if only the batch is remembered, not its bytes
     * @param lsn 0 until a position was read after its commit
     * @param held whether the peer held it once and vouched for itself
     */
    record KeptEntry(String batchId, @Nullable String key, byte[] blob, long lsn, boolean held) {

        KeptEntry at(long position) {
            return new KeptEntry(batchId, key, blob, position, held);
        }

        KeptEntry asHeld() {
            return new KeptEntry(batchId, key, blob, lsn, true);
        }
    }
}
