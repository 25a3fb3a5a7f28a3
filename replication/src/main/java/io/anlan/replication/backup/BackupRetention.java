package io.anlan.replication.backup;

import io.anlan.kernel.SiteId;
import io.anlan.replication.backup.RetentionPolicy.Kept;
import io.anlan.replication.backup.format.BadBackupException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Deletes backups that may go; before the first one goes, the newest is read whole. What only cannot be read here and now stays:
 * a key that is missing today may be put back tomorrow.
 */
final class BackupRetention {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** What has no manifest after so long is being written by nobody. */
    private static final long BEING_WRITTEN_MICROS = TimeUnit.DAYS.toMicros(2);

    private final BackupStore store;
    private final RetentionPolicy policy;
    private final Progress progress;

    BackupRetention(BackupStore store, RetentionPolicy policy, Progress progress) {
        this.store = store;
        this.policy = policy;
        this.progress = progress;
    }

    /** Answers how many went. */
    int run(SiteId site, SiteStore of, List<BackupList.Entry> newestFirst, long nowMicros)
            throws IOException, BadBackupException {
        List<Kept> all = newestFirst.stream()
                .map(entry -> new Kept(
                        entry.address().id(),
                        takenMicros(entry.address().id()),
                        entry.reader().isPresent()))
                .toList();
        Set<String> untold = newestFirst.stream()
                .filter(BackupList.Entry::untold)
                .map(entry -> entry.address().id())
                .collect(Collectors.toSet());
        List<Kept> gone = policy.gone(all, nowMicros).stream()
                .filter(kept -> !untold.contains(kept.id()))
                .toList();
        if (gone.isEmpty()) {
            return sweep(site, of, nowMicros);
        }
        Optional<BackupReader> newest =
                newestFirst.stream().flatMap(entry -> entry.reader().stream()).findFirst();
        if (newest.isPresent()) {
            newest.get().check(progress, (table, row) -> {});
        }
        for (Kept kept : gone) {
            delete(new BackupAddress(site, of, kept.id()));
        }
        return gone.size() + sweep(site, of, nowMicros);
    }

    /** Deletes what is left of backups that were never finished, or half deleted; answers how many. */
    private int sweep(SiteId site, SiteStore of, long nowMicros) throws IOException {
        Set<BackupAddress> finished = new HashSet<>();
        Set<BackupAddress> begun = new HashSet<>();
        for (String name : store.list(BackupAddress.all(site, of))) {
            (BackupAddress.isManifest(name) ? finished : begun)
                    .addAll(BackupAddress.holding(site, of, name).stream().toList());
        }
        begun.removeAll(finished);
        begun.removeIf(address -> nowMicros - takenMicros(address.id()) < BEING_WRITTEN_MICROS);
        for (BackupAddress address : begun) {
            delete(address);
        }
        return begun.size();
    }

    /** The manifest first: what is half deleted is no backup. What others have put beside it is theirs. */
    private void delete(BackupAddress address) throws IOException {
        store.delete(address.manifest());
        for (String name : store.list(address.folder() + "/")) {
            if (BackupAddress.holding(address.site(), address.store(), name).isPresent()) {
                store.delete(name);
            }
        }
    }

    /** The time in the name: a spoiled manifest tells none. */
    static long takenMicros(String id) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, TIME.parse(id, Instant::from));
    }
}
