package io.anlan.replication.backup.changes;

import io.anlan.kernel.SiteId;
import io.anlan.replication.backup.BackupKeys;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.BackupWriter;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.database.Faults;
import io.anlan.replication.position.Lsn;
import java.io.IOException;
import java.sql.SQLException;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Saves what a registration store committed since the last segment. The database may drop its log only when the segment lies in
 * the site's own store for good. The second store follows when it answers: a store at the other site must not fill this one's disk.
 */
public final class ChangeRecorder {
    private static final String REMEDY = "; the next full backup begins a new chain";

    private final ChangeLog.Source source;
    private final SiteId site;
    private final BackupWriter.Settings settings;
    private final BackupKeys keys;
    private final Optional<SegmentCopy> copy;
    private final ChangesFigures figures;
    private final Chains here;
    private @Nullable ChainHead head;

    /** @param second the second store, if there is one */
    public ChangeRecorder(
            ChangeLog.Source source,
            SiteId site,
            BackupWriter.Settings settings,
            BackupKeys keys,
            Optional<BackupStore> second,
            ChangesFigures figures) {
        this.source = source;
        this.site = site;
        this.settings = settings;
        this.keys = keys;
        this.figures = figures;
        this.here = new Chains(settings.store(), site, keys::find);
        this.copy = second.map(to -> new SegmentCopy(here, new Chains(to, site, keys::find)));
    }

    /** Writes what is new up to the present; answers whether the chain goes on. */
    public synchronized boolean run() {
        try (ChangeLog log = source.open()) {
            // Where it is claimed, the site's other replicator records.
            return !log.claim() || goOn(log).isEmpty();
        } catch (IOException | SQLException | RuntimeException failure) {
            head = null;
            figures.failed(Faults.describe(failure));
            return true;
        }
    }

    /**
     * Sees to it that from now on nothing is lost between segments: goes on with the chain if that can be, else begins one. To be
     * called before the moment of a full backup.
     */
    synchronized void begin() throws SQLException, IOException {
        try (ChangeLog log = source.open()) {
            if (log.claim() && goOn(log).isPresent()) {
                Manifest.Point at = log.begin();
                SegmentAddress first = new SegmentAddress(site, newChain(), 0);
                ChangeLog.Stand stand = log.look();
                head = writer(first).finish("", stand.incarnation(), at, at);
                figures.copied(copy.isEmpty() || copy.get().upTo(first));
                figures.reached(at.micros(), stand.keptBytes());
            }
        }
    }

    /** Sorts after all others, whatever the clock of the replicator said that named them: the last is the one that goes on. */
    private String newChain() throws IOException {
        String now = BackupWriter.idAt(settings.ticker().wallMillis());
        NavigableMap<String, TreeSet<Integer>> others = here.all();
        return others.isEmpty() || others.firstKey().compareTo(now) < 0 ? now : BackupWriter.idAfter(others.firstKey());
    }

    /** Ends recording: the database keeps nothing for it any more. */
    public synchronized void end() throws SQLException {
        try (ChangeLog log = source.open()) {
            if (log.claim()) {
                log.forget();
            }
        }
    }

    /** Writes the next segments if the chain can go on; else says why not. */
    private Optional<String> goOn(ChangeLog log) throws SQLException, IOException {
        ChangeLog.Stand stand = log.look();
        Optional<String> broken = broken(stand);
        if (broken.isEmpty()) {
            try {
                record(log);
                return broken;
            } catch (NotInLogException untold) {
                broken = Optional.of(Faults.describe(untold));
            }
        }
        figures.broke(broken.get() + REMEDY, stand.keptBytes());
        return broken;
    }

    /** Why the chain cannot go on. What was remembered counts only while nobody else has written or begun a new chain. */
    private Optional<String> broken(ChangeLog.Stand stand) throws IOException {
        ChainHead last = head;
        if (last == null
                || last.broken(stand).isPresent()
                || here.holds(last.at().next())) {
            try {
                last = here.last().map(ChainHead::of).orElse(null);
            } catch (BadBackupException bad) {
                return Optional.of(bad.reason());
            }
            head = last;
        }
        return last == null ? Optional.of("nothing was recorded yet") : last.broken(stand);
    }

    private void record(ChangeLog log) throws SQLException, IOException {
        ChainHead last = Objects.requireNonNull(head);
        Manifest.Point present = log.present();
        if (Long.compareUnsigned(
                        Lsn.parse(present.position()), Lsn.parse(last.until().position()))
                < 0) {
            throw new NotInLogException("the log of the database ends before " + last.at() + " does: it was put back");
        }
        // After a crash the bookmark may stand before what was saved.
        log.release(last.until());
        do {
            SegmentWriter next = writer(last.at().next());
            Manifest.Point until = log.read(last.until(), present, next::add);
            if (until.position().equals(last.until().position())
                    && !until.position().equals(present.position())) {
                throw new IOException("the log of the database tells nothing and does not end");
            }
            last = next.finish(last.sha256(), last.incarnation(), last.until(), until);
            head = last;
            figures.wrote();
            figures.copied(copy.isEmpty() || copy.get().upTo(last.at()));
            log.release(last.until());
        } while (!last.until().position().equals(present.position()));
        figures.reached(last.until().micros(), log.look().keptBytes());
    }

    private SegmentWriter writer(SegmentAddress address) throws IOException {
        return new SegmentWriter(settings.store(), address, keys.writer(), settings.chunkBytes());
    }
}
