package io.anlan.replication.backup.changes;

import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.position.Lsn;
import java.util.Optional;

/**
 * The last segment of a chain, which the next one goes on from.
 *
 * @param sha256 of its manifest as it is stored
 * @param incarnation which database the chain is of
 */
record ChainHead(SegmentAddress at, String sha256, String incarnation, Manifest.Point until) {
    static ChainHead of(Segment last) {
        return new ChainHead(
                last.address(),
                last.sha256(),
                last.manifest().source().incarnation(),
                last.manifest().until());
    }

    /** Why the chain cannot go on in a database whose bookmark stands so; empty if it can. */
    Optional<String> broken(ChangeLog.Stand stand) {
        if (!stand.incarnation().equals(incarnation)) {
            return Optional.of("the database is another one than that of " + at);
        }
        if (stand.lost()) {
            return Optional.of("the database kept as much of its log for the backup as it may (max_slot_wal_keep_size)"
                    + " and then dropped it");
        }
        if (stand.place().isEmpty()) {
            return Optional.of("the slot of the backup is gone");
        }
        boolean gap = Long.compareUnsigned(stand.place().getAsLong(), Lsn.parse(until.position())) > 0;
        return gap
                ? Optional.of(
                        "the slot of the backup stands after " + at + "; what was committed between was not saved")
                : Optional.empty();
    }
}
