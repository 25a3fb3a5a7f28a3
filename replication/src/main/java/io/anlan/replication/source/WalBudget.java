package io.anlan.replication.source;

import java.util.Optional;

/**
 * How much of its log a source keeps for one slot, against what it will keep at most.
 *
 * @param status what became of that log: {@code reserved}, {@code extended}, {@code unreserved}, {@code lost}
 * @param budgetBytes {@code max_slot_wal_keep_size}; negative if the source keeps all of it, however much
 */
public record WalBudget(String slot, String status, long heldBytes, long budgetBytes) {
    private static final int NEAR_PERCENT = 75;
    private static final long MIB = 1L << 20;

    /** What a person must know and do; empty while all is well. */
    public Optional<String> alarm() {
        if (status.equals("lost")) {
            return Optional.of("slot " + slot + " lost WAL it had not read" + SourceRefusals.REMEDY);
        }
        if (status.equals("unreserved")) {
            return Optional.of(
                    told() + ": the source gives it up at its next checkpoint. Bring the link back at once; once"
                            + " the slot is lost the target's site must be reseeded");
        }
        if (budgetBytes < 0) {
            return Optional.of("the source keeps WAL for slot " + slot + " without a limit, until its disk is full. Set"
                    + " max_slot_wal_keep_size below half of the free disk and reload");
        }
        if (heldBytes * 100 >= budgetBytes * NEAR_PERCENT) {
            return Optional.of(told() + ". Bring the link and its target back, or give the slot more by"
                    + " max_slot_wal_keep_size; once it is lost the target's site must be reseeded");
        }
        return Optional.empty();
    }

    private String told() {
        return "slot " + slot + " holds " + heldBytes / MIB + " of " + budgetBytes / MIB + " MiB of the source's WAL";
    }
}
