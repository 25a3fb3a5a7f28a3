package io.anlan.replication.source.postgres;

/**
 * What a source says about itself and a link's slot.
 *
 * @param incarnation which database it is: system identifier and timeline
 * @param slotThere whether the slot exists
 * @param slotStatus what became of the WAL the slot needs: {@code reserved}, {@code extended}, {@code unreserved}, {@code lost}
 * @param slotActive whether somebody reads by it
 * @param confirmedLsn what the slot's reader confirmed; 0 without a slot
 * @param insertLsn where the source writes its WAL now
 */
record SlotLook(
        String incarnation,
        boolean slotThere,
        String slotStatus,
        boolean slotActive,
        long confirmedLsn,
        long insertLsn) {}
