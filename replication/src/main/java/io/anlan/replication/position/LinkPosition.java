package io.anlan.replication.position;

import org.jspecify.annotations.Nullable;

/**
 * The row in the target that says where a link stands.
 *
 * @param sourceIncarnation which database the position speaks of; it means nothing in any other
 * @param slot the source's replication slot
 * @param offset where reading resumes
 * @param appliedLsn the applied mark: what the source committed up to here is in the target, nothing left out
 * @param parked rows of this link that wait aside
 * @param holder the replicator that may write; empty if none
 * @param holderBackend the target's number of the holder's session; 0 if none
 */
public record LinkPosition(
        String link,
        String sourceIncarnation,
        String slot,
        @Nullable ResumePoint offset,
        long appliedLsn,
        long parked,
        String holder,
        long holderBackend) {

    /** The same position when its source is known to be another database by now. */
    public LinkPosition ofIncarnation(String incarnation) {
        return new LinkPosition(link, incarnation, slot, offset, appliedLsn, parked, holder, holderBackend);
    }

    /** The same link when reading would resume elsewhere. */
    public LinkPosition resumingAt(ResumePoint point) {
        return new LinkPosition(link, sourceIncarnation, slot, point, appliedLsn, parked, holder, holderBackend);
    }
}
