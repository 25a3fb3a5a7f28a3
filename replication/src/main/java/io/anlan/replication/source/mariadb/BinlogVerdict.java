package io.anlan.replication.source.mariadb;

import io.anlan.replication.position.BinlogPoint;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.source.SourceRefusals;
import java.util.Optional;

/** Decides whether a link may go on from its position. Every refusal here would be lost rows otherwise. */
final class BinlogVerdict {
    private BinlogVerdict() {}

    /** Why the link must not go on, and what to do; empty if it may. */
    static Optional<String> refusal(LinkPosition position, BinlogLook look) {
        if (!look.incarnation().equals(position.sourceIncarnation())) {
            return Optional.of(SourceRefusals.another(look.incarnation(), position.sourceIncarnation()));
        }
        if (!(position.offset() instanceof BinlogPoint told)) {
            return Optional.of("the position row has no place in a binlog" + SourceRefusals.REMEDY);
        }
        Optional<String> purged = told.gtids().firstMissing(look.kept());
        if (purged.isPresent()) {
            return Optional.of("the binlog was purged up to " + purged.get() + ", after what this target has applied, "
                    + told.gtids().text() + SourceRefusals.REMEDY);
        }
        return look.written()
                .firstMissing(told.gtids())
                .map(ahead -> "the source has written " + look.written().text() + ", which lacks " + ahead
                        + " of the position: it was restored" + SourceRefusals.REMEDY);
    }

    /** Whether the source has yet to write what it had written before. */
    static boolean wentBack(LinkPosition position, BinlogLook look) {
        return look.incarnation().equals(position.sourceIncarnation())
                && position.offset() instanceof BinlogPoint told
                && look.written().firstMissing(told.gtids()).isPresent();
    }
}
