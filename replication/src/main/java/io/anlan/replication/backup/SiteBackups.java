package io.anlan.replication.backup;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.database.Faults;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Saves, tries and restores the two databases of a site. */
public final class SiteBackups {
    private static final Logger LOG = Logger.getLogger(SiteBackups.class.getName());

    private final SiteId site;
    private final BackupWriter.Settings settings;
    private final Optional<BackupStore> copies;
    private final RetentionPolicy retention;
    private final BackupKeys keys;
    private final ChangeHistory history;
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
            ChangeHistory history,
            Map<SiteStore, Part> parts) {
        this.site = site;
        this.copies = copies;
        this.retention = retention;
        this.settings = settings;
        this.keys = keys;
        this.history = history;
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

    /** Saves databases, each as it is at one moment of its own; neither waits for the other to be well. */
    public Saved save(Set<SiteStore> which, Progress progress) {
        List<Manifest> saved = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (SiteStore store : new TreeSet<>(which)) {
            try {
                String unfit = unfit(store);
                if (unfit.isEmpty()) {
                    record(store, problems);
                    saved.add(BackupWriter.write(
                            settings, site, store, part(store).source(), keys.writer(), progress));
                } else if (!problems.contains(unfit)) {
                    problems.add(unfit);
                }
            } catch (IOException | SQLException | RuntimeException failure) {
                // Without its manifest what was written of it is no backup.
                problems.add("the " + store.word() + " store was not saved: " + Faults.describe(failure));
            }
        }
        return new Saved(saved, problems);
    }

    /** What is committed after the backup's moment must be in segments that begin before it. */
    private void record(SiteStore store, List<String> problems) {
        try {
            if (store == SiteStore.REGISTRATION) {
                history.begin();
            }
        } catch (IOException | SQLException | RuntimeException failure) {
            problems.add("what is committed after the backup is not recorded: " + Faults.describe(failure));
        }
    }

    /** A database that was lost and is not yet back must not become the newest backup of itself. */
    private String unfit(SiteStore store) throws SQLException, IOException {
        String filled = beingFilled();
        if (!filled.isEmpty()) {
            return filled;
        }
        try (Connection at = part(store).target().database().open("backup")) {
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

    /**
     * Why neither database is to be saved: the site is being restored or reseeded. A backup of the one that is filled already would
     * be what the same restore begins with when it is asked to go on, and no longer know.
     */
    private String beingFilled() {
        for (SiteStore store : SiteStore.values()) {
            try (Connection at = part(store).target().database().open("backup")) {
                if (RestoreLedger.anyRunning(at)) {
                    return "a restore into the " + store.word() + " store has not ended; go on with it first";
                }
                if (store == SiteStore.REGISTRATION && RestoreLedger.reseedOpen(at)) {
                    return "a reseed of this site has not ended; go on with it first";
                }
            } catch (SQLException | RuntimeException away) {
                // Neither waits for the other to be well, and one that does not answer is not saved anyhow.
                LOG.log(Level.FINE, "A database could not be asked whether it is being filled", away);
            }
        }
        return "";
    }

    /** Copies what is not in the second store yet, then deletes what may go; answers a line for each that did something. */
    public Outcome<List<String>> tend(Progress progress) {
        return new BackupUpkeep(this, history, site, retention, settings.ticker(), progress).run();
    }

    /** Restores the newest of each database beside its tables, and compares. */
    public Outcome<List<String>> verify(Place place, Progress progress) {
        return restores(progress).verify(place);
    }

    /** Restores both databases, which must be empty, as they were at a moment. */
    public Outcome<List<String>> restore(Place place, RestoreMoment moment, Progress progress) {
        return restores(progress).restore(place, moment);
    }

    private SiteRestores restores(Progress progress) {
        return new SiteRestores(this, history, parts, settings.catalog(), settings.ticker(), progress);
    }

    private Part part(SiteStore store) {
        return Objects.requireNonNull(parts.get(store));
    }

    private List<TableDescription> tables(SiteStore store) {
        return store.tables(settings.catalog());
    }
}
