package io.anlan.replication.backup;

import io.anlan.kernel.SiteId;
import io.anlan.replication.backup.RetentionPolicy.Kept;
import io.anlan.replication.backup.format.BadBackupException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Deletes backups that may go; before the first one goes, the newest is read whole. */
final class BackupRetention {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

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
        List<Kept> gone = policy.gone(all, nowMicros);
        if (gone.isEmpty()) {
            return 0;
        }
        Optional<BackupReader> newest =
                newestFirst.stream().flatMap(entry -> entry.reader().stream()).findFirst();
        if (newest.isPresent()) {
            newest.get().check(progress, (table, row) -> {});
        }
        for (Kept kept : gone) {
            delete(new BackupAddress(site, of, kept.id()));
        }
        return gone.size();
    }

    /** The manifest first: what is half deleted is no backup. */
    private void delete(BackupAddress address) throws IOException {
        store.delete(address.manifest());
        for (String name : store.list(address.folder() + "/")) {
            store.delete(name);
        }
    }

    /** The time in the name: a spoiled manifest tells none. */
    static long takenMicros(String id) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, TIME.parse(id, Instant::from));
    }
}
