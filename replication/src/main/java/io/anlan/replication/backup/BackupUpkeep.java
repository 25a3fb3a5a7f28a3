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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    private final Set<String> problems = new LinkedHashSet<>();

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

    private interface Task {
        void run() throws IOException, BadBackupException;
    }

    /** Answers a line for each that did something. What fails keeps nothing else from being done. */
    Outcome<List<String>> run() {
        for (SiteStore of : SiteStore.values()) {
            if (backups.has(Place.COPY)) {
                attempt(() -> copy(of));
            }
            for (Place place : Place.values()) {
                if (backups.has(place)) {
                    attempt(() -> delete(of, place));
                }
            }
        }
        for (Place place : Place.values()) {
            if (backups.has(place)) {
                attempt(() -> forget(place));
            }
        }
        return problems.isEmpty()
                ? Outcome.done(lines)
                : Outcome.inDoubt(new Doubt(
                        "saved, but not all was copied and tidied up, which the next backup goes on with: "
                                + String.join("; ", problems),
                        SOON));
    }

    private void attempt(Task task) {
        try {
            task.run();
        } catch (BadBackupException bad) {
            problems.add(bad.reason());
        } catch (IOException | RuntimeException failure) {
            problems.add(Faults.describe(failure));
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
