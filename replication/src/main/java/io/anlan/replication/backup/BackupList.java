package io.anlan.replication.backup;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.backup.format.BackupKey;
import io.anlan.replication.backup.format.BadBackupException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The backups of one site that a store holds. */
public final class BackupList {
    private final BackupStore store;
    private final SiteId site;
    private final Function<String, Optional<BackupKey>> keys;
    private final TableCatalog catalog;

    /**
     * A backup that is finished.
     *
     * @param reader opens it; empty if it must not be used
     * @param problem why not; empty text if it may
     * @param untold whether another key or another version of this program may open it
     */
    public record Entry(BackupAddress address, Optional<BackupReader> reader, String problem, boolean untold) {}

    public BackupList(
            BackupStore store, SiteId site, Function<String, Optional<BackupKey>> keys, TableCatalog catalog) {
        this.store = store;
        this.site = site;
        this.keys = keys;
        this.catalog = catalog;
    }

    /** All finished backups of a database, newest first; their manifests are looked at, not their chunks. */
    public List<Entry> all(SiteStore of) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (BackupAddress address : addresses(of)) {
            entries.add(entry(address));
        }
        return entries;
    }

    /**
     * The newest backup that was taken by this moment. One that is spoiled is told, not passed over; but one that was begun
     * later stands in nobody's way.
     */
    public BackupReader newest(SiteStore of, long toMicros) throws IOException, BadBackupException {
        Optional<BackupReader> newest = newestBy(of, toMicros);
        if (newest.isPresent()) {
            return newest.get();
        }
        Instant moment = Instant.EPOCH.plus(TimeUnit.MICROSECONDS.toMillis(toMicros), ChronoUnit.MILLIS);
        throw new BadBackupException("there is no backup of the " + of.word() + " store of " + site + " in "
                + store.describe() + " that was taken by " + moment);
    }

    /** The same; empty if there is none. */
    Optional<BackupReader> newestBy(SiteStore of, long toMicros) throws IOException, BadBackupException {
        for (BackupAddress address : addresses(of)) {
            if (BackupRetention.takenMicros(address.id()) > toMicros) {
                continue;
            }
            Entry entry = entry(address);
            BackupReader reader = entry.reader()
                    .orElseThrow(() -> new BadBackupException(of.word() + " " + address.id() + ": " + entry.problem()));
            if (reader.manifest().point().micros() <= toMicros) {
                return Optional.of(reader);
            }
        }
        return Optional.empty();
    }

    private Entry entry(BackupAddress address) throws IOException {
        try {
            return new Entry(address, Optional.of(BackupReader.open(store, address, keys, catalog)), "", false);
        } catch (BadBackupException bad) {
            return new Entry(address, Optional.empty(), bad.reason(), bad.untold());
        }
    }

    private List<BackupAddress> addresses(SiteStore of) throws IOException {
        return store.list(BackupAddress.all(site, of)).stream()
                .filter(BackupAddress::isManifest)
                .flatMap(name -> BackupAddress.holding(site, of, name).stream())
                .sorted(Comparator.comparing(BackupAddress::id).reversed())
                .toList();
    }
}
