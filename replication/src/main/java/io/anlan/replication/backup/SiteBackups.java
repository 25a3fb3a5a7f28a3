package io.anlan.replication.backup;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.database.Faults;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Saves, tries and restores the two databases of a site. */
public final class SiteBackups {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final SiteId site;
    private final BackupWriter.Settings settings;
    private final Optional<BackupStore> copies;
    private final RetentionPolicy retention;
    private final BackupKeys keys;
    private final Map<SiteStore, Part> parts;

    /** One of the two databases: how it is read, and how it is written. */
    public record Part(Snapshot.Source source, RestoreTarget target) {}

    /** @param copies the second store, if there is one */
    public SiteBackups(
            SiteId site,
            BackupWriter.Settings settings,
            Optional<BackupStore> copies,
            RetentionPolicy retention,
            BackupKeys keys,
            Map<SiteStore, Part> parts) {
        this.site = site;
        this.copies = copies;
        this.retention = retention;
        this.settings = settings;
        this.keys = keys;
        this.parts = new EnumMap<>(parts);
    }

    /** Where backups lie: the store of the site, or the second one. */
    public enum Place {
        /** The site's own store. */
        HERE,
        /** The second store, which outlives the site. */
        COPY
    }

    /** What is there. */
    public BackupList list(Place place) {
        return new BackupList(store(place), site, keys::find, settings.catalog());
    }

    /** Whether there is such a store. */
    public boolean has(Place place) {
        return place == Place.HERE || copies.isPresent();
    }

    /** The store. */
    public BackupStore store(Place place) {
        return place == Place.HERE ? settings.store() : copies.orElseThrow();
    }

    /**
     * What came of saving both.
     *
     * @param problems why a database was not saved, a line for each
     */
    public record Saved(List<Manifest> manifests, List<String> problems) {}

    /** Saves both databases, each as it is at one moment of its own; neither waits for the other to be well. */
    public Saved save(Progress progress) {
        List<Manifest> saved = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (SiteStore store : SiteStore.values()) {
            try {
                String unfit = unfit(store);
                if (unfit.isEmpty()) {
                    saved.add(BackupWriter.write(
                            settings, site, store, part(store).source(), keys.writer(), progress));
                } else {
                    problems.add(unfit);
                }
            } catch (IOException | SQLException | RuntimeException failure) {
                // Without its manifest what was written of it is no backup.
                problems.add("the " + store.word() + " store was not saved: " + Faults.describe(failure));
            }
        }
        return new Saved(saved, problems);
    }

    /** A database that was lost and is not yet back must not become the newest backup of itself. */
    private String unfit(SiteStore store) throws SQLException, IOException {
        try (Connection at = part(store).target().database().open("backup")) {
            if (RestoreLedger.anyRunning(at)) {
                return "a restore into the " + store.word() + " store has not ended; go on with it first";
            }
            if (store == SiteStore.REGISTRATION && RestoreLedger.reseedOpen(at)) {
                return "a reseed of this site has not ended; go on with it first";
            }
            if (!RestoreLedger.allEmpty(at, tables(store))) {
                return "";
            }
        }
        for (Place place : Place.values()) {
            for (BackupList.Entry entry : has(place) ? list(place).all(store) : List.<BackupList.Entry>of()) {
                if (entry.reader().isPresent()
                        && entry.reader().get().manifest().rows() > 0) {
                    return "the " + store.word() + " store is empty and backup "
                            + entry.address().id() + " in " + store(place).describe() + " is not; restore it first";
                }
            }
        }
        return "";
    }

    /** Copies what is not in the second store yet, then deletes what may go; answers a line for each that did something. */
    public Outcome<List<String>> tend(Progress progress) {
        return new BackupUpkeep(this, site, retention, settings.ticker(), progress).run();
    }

    /** Restores the newest backup of each database beside its tables, and compares. */
    public Outcome<List<String>> verify(Place place, Progress progress) {
        return readers(place, Long.MAX_VALUE, progress)
                .fold(
                        readers -> each(readers, (store, reader) -> {
                            BackupTrial trial =
                                    new BackupTrial(part(store).target(), tables(store), settings.ticker(), progress);
                            return trial.run(reader);
                        }),
                        Outcome::refused,
                        Outcome::inDoubt);
    }

    /** Restores both databases as they were at a moment, as near as there are backups. They must be empty. */
    public Outcome<List<String>> restore(Place place, long toMicros, Progress progress) {
        return readers(place, toMicros, progress)
                .fold(readers -> restore(readers, progress), Outcome::refused, Outcome::inDoubt);
    }

    /** Both backups are believed and both targets asked before either is touched. */
    private Outcome<List<String>> restore(Map<SiteStore, BackupReader> readers, Progress progress) {
        Map<SiteStore, Restore> restores = new EnumMap<>(SiteStore.class);
        for (Map.Entry<SiteStore, BackupReader> reader : readers.entrySet()) {
            Restore restore = new Restore(
                    part(reader.getKey()).target(),
                    tables(reader.getKey()),
                    reader.getValue(),
                    settings.ticker(),
                    progress);
            Optional<Refusal> obstacle = restore.obstacle();
            if (obstacle.isPresent()) {
                return Outcome.refused(obstacle.get());
            }
            restores.put(reader.getKey(), restore);
        }
        return each(
                readers,
                (store, reader) -> Objects.requireNonNull(restores.get(store)).run());
    }

    /** Opens the newest backup of each by that moment. */
    private Outcome<Map<SiteStore, BackupReader>> readers(Place place, long toMicros, Progress progress) {
        if (!has(place)) {
            return Outcome.refused(
                    Refusal.of("no-backup-copy", 409, "this replicator has no second store; set ANLAN_BACKUP_COPY"));
        }
        Map<SiteStore, BackupReader> readers = new EnumMap<>(SiteStore.class);
        progress.step("looks for backups", 0);
        try {
            for (SiteStore store : SiteStore.values()) {
                readers.put(store, list(place).newest(store, toMicros));
            }
            return Outcome.done(readers);
        } catch (BadBackupException bad) {
            return Outcome.refused(Refusal.of("backup-refused", 409, bad.reason()));
        } catch (IOException | RuntimeException failure) {
            return Outcome.refused(new Refusal("store-away", 503, Faults.describe(failure), SOON));
        }
    }

    /** What is done with the backup of one database. */
    private interface Act {
        Outcome<Restore.Restored> on(SiteStore store, BackupReader reader);
    }

    /** Answers a line for each, or what stopped it. */
    private static Outcome<List<String>> each(Map<SiteStore, BackupReader> readers, Act act) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<SiteStore, BackupReader> reader : readers.entrySet()) {
            SiteStore store = reader.getKey();
            Manifest manifest = reader.getValue().manifest();
            Outcome<String> one = act.on(store, reader.getValue())
                    .fold(done -> line(store, manifest, done), Outcome::refused, Outcome::inDoubt);
            boolean went = one.fold(lines::add, refused -> false, doubt -> false);
            if (!went) {
                return one.map(line -> lines);
            }
        }
        return Outcome.done(lines);
    }

    private static Outcome<String> line(SiteStore store, Manifest manifest, Restore.Restored restored) {
        if (!restored.differing().isEmpty()) {
            return Outcome.inDoubt(new Doubt(
                    "the " + store.word() + " store holds something else than backup " + manifest.id() + " in "
                            + String.join(", ", restored.differing()) + "; somebody wrote into it meanwhile",
                    SOON));
        }
        if (restored.before()) {
            return Outcome.done(
                    store.word() + ": was restored from backup " + manifest.id() + " before; left as it is");
        }
        return Outcome.done(
                store.word() + ": " + restored.rows() + " rows of backup " + manifest.id() + ", equal to it by digest");
    }

    private Part part(SiteStore store) {
        return Objects.requireNonNull(parts.get(store));
    }

    private List<TableDescription> tables(SiteStore store) {
        return store.tables(settings.catalog());
    }
}
