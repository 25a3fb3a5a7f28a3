package io.anlan.replication.source;

import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.Lsn;
import io.anlan.replication.position.ResumePoint;
import java.util.Optional;

/** Decides whether a link may go on from its position. Every refusal here would be lost rows otherwise. */
public final class SourceVerdict {
    private static final String REMEDY =
            "; rows may be missing at the target: restore the source's slot if it was moved"
                    + " by mistake, else the link must be made anew with a copy of the rows (reseed, not in this release)";

    private SourceVerdict() {}

    /** Why the link must not go on, and what to do; empty if it may. */
    public static Optional<String> refusal(LinkPosition position, SlotLook look) {
        if (!look.incarnation().equals(position.sourceIncarnation())) {
            return Optional.of("the source is another database (" + look.incarnation() + ") than the one the position"
                    + " speaks of (" + position.sourceIncarnation() + ")" + REMEDY);
        }
        if (!look.slotThere()) {
            return Optional.of("slot " + position.slot() + " is gone from the source" + REMEDY);
        }
        if (look.slotStatus().equals("lost")) {
            return Optional.of("slot " + position.slot() + " lost WAL it had not read" + REMEDY);
        }
        ResumePoint resume = position.offset();
        if (resume == null) {
            return Optional.of("the position row has no offset" + REMEDY);
        }
        if (look.confirmedLsn() > resume.lsn()) {
            return Optional.of("slot " + position.slot() + " stands at " + Lsn.text(look.confirmedLsn())
                    + ", after what this target has applied, " + Lsn.text(resume.lsn())
                    + ": it was made anew or moved, or the target was restored" + REMEDY);
        }
        if (look.insertLsn() < resume.lsn()) {
            return Optional.of("the source writes at " + Lsn.text(look.insertLsn()) + ", before the position "
                    + Lsn.text(resume.lsn()) + ": it was restored" + REMEDY);
        }
        return Optional.empty();
    }
}
