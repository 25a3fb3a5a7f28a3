package io.anlan.replication.backup.changes;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.backup.BackupKeys;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.ChangeHistory;
import io.anlan.replication.backup.Changes;
import io.anlan.replication.backup.RestoreMoment;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a site's chains of segments tell, beside its whole backups. */
public final class RecordedHistory implements ChangeHistory {
    private final Optional<ChangeRecorder> recorder;
    private final SiteId site;
    private final BackupKeys keys;
    private final TableCatalog catalog;

    /** @param recorder empty if this replicator records nothing; what was recorded before is restored all the same */
    public RecordedHistory(Optional<ChangeRecorder> recorder, SiteId site, BackupKeys keys, TableCatalog catalog) {
        this.recorder = recorder;
        this.site = site;
        this.keys = keys;
        this.catalog = catalog;
    }

    @Override
    public void begin() throws SQLException, IOException {
        if (recorder.isPresent()) {
            recorder.get().begin();
        }
    }

    @Override
    public Changes after(BackupStore store, Manifest whole, RestoreMoment moment)
            throws IOException, BadBackupException {
        Chains chains = new Chains(store, site, keys::find);
        if (moment.changes()) {
            for (var chain : chains.all().entrySet()) {
                Optional<Segment> first = new ChainStart(chains, chain.getKey(), chain.getValue(), whole).find();
                if (first.isPresent()) {
                    return new RecordedChanges(
                            upTo(chains, first.get(), chain.getValue().last(), moment), moment.micros(), catalog);
                }
            }
        }
        if (moment.exact()) {
            throw new BadBackupException("what was committed after backup " + whole.id() + " was not recorded in "
                    + store.describe() + "; --to restores the backup as it is");
        }
        return Changes.NONE;
    }

    /** From this segment on without a gap, each naming the one before it. */
    private List<Segment> upTo(Chains chains, Segment first, int last, RestoreMoment moment)
            throws IOException, BadBackupException {
        List<Segment> segments = new ArrayList<>(List.of(first));
        Segment at = first;
        while (at.manifest().until().micros() < moment.micros() && at.address().number() < last) {
            Segment next = follower(chains, at);
            segments.add(next);
            at = next;
        }
        if (moment.exact() && at.manifest().until().micros() < moment.micros()) {
            throw new BadBackupException(
                    "what was recorded in " + chains.store().describe() + " reaches to "
                            + RecordedChanges.time(at.manifest().until().micros()) + ", not to "
                            + RecordedChanges.time(moment.micros()));
        }
        return segments;
    }

    private Segment follower(Chains chains, Segment at) throws IOException, BadBackupException {
        try {
            Segment next = chains.open(at.address().chain(), at.address().number() + 1);
            if (!next.manifest().previous().equals(at.sha256()) || next.from() != at.until()) {
                throw new BadBackupException(next.address() + " does not follow the one before it");
            }
            return next;
        } catch (BadBackupException bad) {
            throw new BadBackupException("there is a gap in what was recorded after "
                    + RecordedChanges.time(at.manifest().until().micros()) + ": " + bad.reason()
                    + "; a moment up to then can be restored");
        }
    }

    /**
     * What the newest chain of a store tells.
     *
     * @param fromMicros from then on any second can be restored, once there is a whole backup to begin with
     * @param problem why it is not believed; empty if it is
     */
    public record Reach(String chain, int segments, long fromMicros, long untilMicros, String problem) {}

    /** How far what was recorded reaches; empty if nothing was. */
    public Optional<Reach> reach(BackupStore store) throws IOException {
        Chains chains = new Chains(store, site, keys::find);
        var newest = chains.all().firstEntry();
        if (newest == null) {
            return Optional.empty();
        }
        String chain = newest.getKey();
        TreeSet<Integer> numbers = newest.getValue();
        try {
            long from = chains.open(chain, numbers.first()).manifest().from().micros();
            long until = chains.open(chain, numbers.last()).manifest().until().micros();
            return Optional.of(new Reach(chain, numbers.size(), from, until, ""));
        } catch (BadBackupException bad) {
            return Optional.of(new Reach(chain, numbers.size(), 0, 0, bad.reason()));
        }
    }

    @Override
    public int forget(BackupStore store, Needing whole, long olderThanMicros) throws IOException {
        return new ChainRetention(new Chains(store, site, keys::find), whole, olderThanMicros).run();
    }
}
