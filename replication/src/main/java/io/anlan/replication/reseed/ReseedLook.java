package io.anlan.replication.reseed;

import java.util.Optional;
import java.util.Set;

/**
 * What is seen of a site before a reseed goes on.
 *
 * @param outbound the link by which the peer reads this registration store
 * @param inbound the link by which this registration store reads the peer's
 * @param toPlatform the link from this registration store into the platform store
 * @param fromPlatform the link back
 * @param open the reseed that was begun and has not ended
 */
public record ReseedLook(
        LinkFit outbound, LinkFit inbound, LinkFit toPlatform, LinkFit fromPlatform, Optional<Open> open) {

    /**
     * A reseed that has not ended.
     *
     * @param rebuilt whether the registration store was new when it began
     * @param due stores of which a table is not copied to its end
     */
    public record Open(boolean rebuilt, Set<CopyInto> due) {
        public Open {
            due = Set.copyOf(due);
        }
    }

    /** Whether this registration store has never read the peer's: it is new, or was restored. */
    public boolean rebuilt() {
        return inbound == LinkFit.ABSENT;
    }

    /** Whether this site has nothing to take up; that the peer lost its place here is for a reseed of the peer. */
    boolean whole() {
        return (outbound == LinkFit.FITS || outbound == LinkFit.UNFIT)
                && inbound == LinkFit.FITS
                && toPlatform == LinkFit.FITS
                && fromPlatform == LinkFit.FITS;
    }
}
