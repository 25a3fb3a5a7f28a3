package io.anlan.replication.backup;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.SiteBackups.Place;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.database.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is done about a site's backups after one was made: copy, then delete. What one run leaves the next goes on with. */
final class BackupUpkeep {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final SiteBackups backups;
    private final ChangeHistory history;
    private final SiteId site;
    private final RetentionPolicy retention;
    private final Ticker ticker;
    private final Progress progress;
    private final List<String> lines = new ArrayList<>();

    BackupUpkeep(
            SiteBackups backups,
            ChangeHistory history,
            SiteId site,
            RetentionPolicy retention,
            Ticker ticker,
            Progress progress) {
        this.backups = backups;
        this.history = history;
        this.site = site;
        this.retention = retention;
        this.ticker = ticker;
        this.progress = progress;
    }

    /** Answers a line for each that did something. */
    Outcome<List<String>> run() {
        try {
            for (SiteStore of : SiteStore.values()) {
                if (backups.has(Place.COPY)) {
                    copy(of);
                }
                for (Place place : Place.values()) {
                    if (backups.has(place)) {
                        delete(of, place);
                    }
                }
            }
            for (Place place : Place.values()) {
                if (backups.has(place)) {
                    forget(place);
                }
            }
            return Outcome.done(lines);
        } catch (BadBackupException bad) {
            return Outcome.inDoubt(
                    new Doubt("saved, but neither all copied nor old ones deleted: " + bad.reason(), SOON));
        } catch (IOException | RuntimeException failure) {
            return Outcome.inDoubt(new Doubt(
                    "saved, but not all copied, which the next backup goes on with: " + Faults.describe(failure),
                    SOON));
        }
    }

    private void copy(SiteStore of) throws IOException, BadBackupException {
        BackupStore to = backups.store(Place.COPY);
        BackupCopy copy = new BackupCopy(backups.store(Place.HERE), to, progress);
        int copied = copy.missing(site, of, backups.list(Place.HERE).all(of));
        lines.add(of.word() + ": " + copied + " copied to " + to.describe());
    }

    private void delete(SiteStore of, Place place) throws IOException, BadBackupException {
        BackupRetention old = new BackupRetention(backups.store(place), retention, progress);
        int gone = old.run(site, of, backups.list(place).all(of), ticker.wallMicros());
        if (gone > 0) {
            lines.add(of.word() + ": " + gone + " old ones deleted in "
                    + backups.store(place).describe());
        }
    }

    /** Segments from before the oldest backup that is still there lead nowhere. */
    private void forget(Place place) throws IOException {
        List<BackupList.Entry> all = backups.list(place).all(SiteStore.REGISTRATION);
        List<Manifest> kept = all.stream()
                .flatMap(entry -> entry.reader().stream())
                .map(BackupReader::manifest)
                .toList();
        long olderThan = ticker.wallMicros() - retention.keepFor().toNanos() / 1_000;
        boolean told = all.stream().noneMatch(BackupList.Entry::untold);
        int gone = history.forget(backups.store(place), new ChangeHistory.Needing(kept, told), olderThan);
        if (gone > 0) {
            lines.add("changes: " + gone + " old segments deleted in "
                    + backups.store(place).describe());
        }
    }
}
