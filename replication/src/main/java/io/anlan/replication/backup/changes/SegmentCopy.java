package io.anlan.replication.backup.changes;

import io.anlan.replication.backup.BackupStore;
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
            whole = whole && follows(newest) ? copied(newest) : copyMissing();
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

    private boolean copied(SegmentAddress address) throws IOException {
        copy(address);
        return true;
    }

    /** Answers whether none was passed over. */
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

    /** A spoiled one is told by whoever uses it; a copy of it would only be another. */
    private boolean copyGood(String chain, int number) throws IOException {
        Segment good;
        try {
            good = here.open(chain, number);
        } catch (BadBackupException spoiled) {
            LOG.log(Level.WARNING, () -> "Not copied: " + spoiled.reason());
            return false;
        }
        return copied(good.address());
    }

    private void copy(SegmentAddress address) throws IOException {
        BackupStore from = here.store();
        for (String name : here.objects(address)) {
            if (!SegmentAddress.isManifest(name)) {
                there.store().putChecked(name, from.get(name));
            }
        }
        there.store().putChecked(address.manifest(), from.get(address.manifest()));
    }
}
