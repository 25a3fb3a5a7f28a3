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
    private final BackupKeys keys;
    private final Map<SiteStore, Part> parts;

    /** One of the two databases: how it is read, and how it is written. */
    public record Part(Snapshot.Source source, RestoreTarget target) {}

    public SiteBackups(SiteId site, BackupWriter.Settings settings, BackupKeys keys, Map<SiteStore, Part> parts) {
        this.site = site;
        this.settings = settings;
        this.keys = keys;
        this.parts = new EnumMap<>(parts);
    }

    /** What is there. */
    public BackupList list() {
        return new BackupList(settings.store(), site, keys::find, settings.catalog());
    }

    /** Where it is. */
    public String describeStore() {
        return settings.store().describe();
    }

    /** Saves both databases, each as it is at one moment of its own. */
    public Outcome<List<Manifest>> save(Progress progress) {
        List<Manifest> saved = new ArrayList<>();
        for (SiteStore store : SiteStore.values()) {
            try {
                saved.add(BackupWriter.write(settings, site, store, part(store).source(), keys.writer(), progress));
            } catch (IOException | SQLException | RuntimeException failure) {
                // Without its manifest what was written is no backup, so nothing has happened.
                return Outcome.refused(new Refusal(
                        "not-saved",
                        503,
                        "the " + store.word() + " store was not saved: " + Faults.describe(failure),
                        SOON));
            }
        }
        return Outcome.done(saved);
    }

    /** Restores the newest backup of each database beside its tables, and compares. */
    public Outcome<List<String>> verify(Progress progress) {
        return readers(Long.MAX_VALUE, progress).fold(readers -> each(readers, (store, reader) -> {
            BackupTrial trial = new BackupTrial(part(store).target(), tables(store), settings.ticker(), progress);
            return trial.run(List.of(reader), reader.manifest().point().micros());
        }), Outcome::refused, Outcome::inDoubt);
    }

    /** Restores both databases as they were at a moment, as near as there are backups. They must be empty. */
    public Outcome<List<String>> restore(long toMicros, Progress progress) {
        return readers(toMicros, progress)
                .fold(readers -> restore(readers, progress), Outcome::refused, Outcome::inDoubt);
    }

    /** Both targets are asked before either is touched. */
    private Outcome<List<String>> restore(Map<SiteStore, BackupReader> readers, Progress progress) {
        Map<SiteStore, Restore> restores = new EnumMap<>(SiteStore.class);
        for (Map.Entry<SiteStore, BackupReader> reader : readers.entrySet()) {
            Restore restore = new Restore(
                    part(reader.getKey()).target(),
                    tables(reader.getKey()),
                    List.of(reader.getValue()),
                    reader.getValue().manifest().point().micros(),
                    settings.ticker(),
                    progress);
            Optional<Refusal> obstacle = restore.obstacle();
            if (obstacle.isPresent()) {
                return Outcome.refused(obstacle.get());
            }
            restores.put(reader.getKey(), restore);
        }
        return each(readers, (store, reader) -> Objects.requireNonNull(restores.get(store))
                .run());
    }

    /** Reads and believes both before either is used. */
    private Outcome<Map<SiteStore, BackupReader>> readers(long toMicros, Progress progress) {
        Map<SiteStore, BackupReader> readers = new EnumMap<>(SiteStore.class);
        progress.step("looks for backups", 0);
        try {
            for (SiteStore store : SiteStore.values()) {
                readers.put(store, list().newest(store, toMicros));
            }
            for (BackupReader reader : readers.values()) {
                reader.check(progress, (table, row) -> {});
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
