package io.anlan.replication.source.postgres;

import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.Lsn;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.source.SourceRefusals;
import java.util.Optional;

/** Decides whether a link may go on from its position. Every refusal here would be lost rows otherwise. */
final class SlotVerdict {
    private SlotVerdict() {}

    /** Why the link must not go on, and what to do; empty if it may. */
    static Optional<String> refusal(LinkPosition position, SlotLook look) {
        if (!look.incarnation().equals(position.sourceIncarnation())) {
            return Optional.of(SourceRefusals.another(look.incarnation(), position.sourceIncarnation()));
        }
        if (!look.slotThere()) {
            return Optional.of("slot " + position.slot() + " is gone from the source" + SourceRefusals.REMEDY);
        }
        if (look.slotStatus().equals("lost")) {
            return Optional.of("slot " + position.slot() + " lost WAL it had not read" + SourceRefusals.REMEDY);
        }
        ResumePoint resume = position.offset();
        if (resume == null) {
            return Optional.of("the position row has no offset" + SourceRefusals.REMEDY);
        }
        if (look.confirmedLsn() > resume.mark()) {
            return Optional.of("slot " + position.slot() + " stands at " + Lsn.text(look.confirmedLsn())
                    + ", after what this target has applied, " + Lsn.text(resume.mark())
                    + ": it was made anew or moved, or the target was restored" + SourceRefusals.REMEDY);
        }
        if (wentBack(position, look)) {
            return Optional.of("the source writes at " + Lsn.text(look.insertLsn()) + ", before the position "
                    + Lsn.text(resume.mark()) + ": it was restored" + SourceRefusals.REMEDY);
        }
        return Optional.empty();
    }

    /** Whether the source writes where it wrote before. */
    static boolean wentBack(LinkPosition position, SlotLook look) {
        ResumePoint resume = position.offset();
        return look.incarnation().equals(position.sourceIncarnation())
                && resume != null
                && look.insertLsn() < resume.mark();
    }
}
