package io.anlan.replication.backup.changes;

import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.database.Faults;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Copies segments to the second store as they are, in their order; the manifest last, so what is cut short is copied again. */
final class SegmentCopy {
    private static final Logger LOG = Logger.getLogger(SegmentCopy.class.getName());

    private final Chains here;
    private final Chains there;
    /** Whether all before the next one are there, so that nobody needs to look. */
    private boolean whole;

    SegmentCopy(Chains here, Chains there) {
        this.here = here;
        this.there = there;
    }

    /** Copies this one, and those of days on which the second store was away; answers whether all are there. */
    boolean upTo(SegmentAddress newest) {
        try {
            // Where the one before it is not there, another process wrote it while the second store was away, or a
            // chain began.
            whole = whole && follows(newest) ? copyGood(newest.chain(), newest.number()) : copyMissing();
        } catch (IOException | RuntimeException failure) {
            whole = false;
            LOG.log(
                    Level.WARNING,
                    () -> "Segments are not all in the second store, which the next one goes on with: "
                            + Faults.describe(failure));
        }
        return whole;
    }

    private boolean follows(SegmentAddress newest) throws IOException {
        return newest.number() > 0
                && there.holds(new SegmentAddress(newest.site(), newest.chain(), newest.number() - 1));
    }

    /** Answers whether all are there that can ever be. */
    private boolean copyMissing() throws IOException {
        boolean all = true;
        Map<String, TreeSet<Integer>> copied = there.all();
        for (var chain : here.all().descendingMap().entrySet()) {
            TreeSet<Integer> missing = new TreeSet<>(chain.getValue());
            missing.removeAll(copied.getOrDefault(chain.getKey(), new TreeSet<>()));
            for (int number : missing) {
                all &= copyGood(chain.getKey(), number);
            }
        }
        return all;
    }

    /** A spoiled one is told by whoever uses it; a copy of it would only be another. One that cannot be read now is still to come. */
    private boolean copyGood(String chain, int number) throws IOException {
        try {
            copy(here.open(chain, number));
            return true;
        } catch (BadBackupException bad) {
            LOG.log(Level.WARNING, () -> "Not copied: " + bad.reason());
            return !bad.untold();
        }
    }

    private void copy(Segment good) throws IOException, BadBackupException {
        SegmentAddress address = good.address();
        for (int chunk = 0; chunk < good.manifest().chunks().size(); chunk++) {
            there.store().putChecked(address.chunk(chunk), good.stored(chunk));
        }
        there.store().putChecked(address.manifest(), here.store().get(address.manifest()));
    }
}
