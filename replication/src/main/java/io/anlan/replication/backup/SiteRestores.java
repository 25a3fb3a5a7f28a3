package io.anlan.replication.backup;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.SiteBackups.Place;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.database.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what both databases of a site are restored from, and restores or tries it. */
final class SiteRestores {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final SiteBackups backups;
    private final ChangeHistory history;
    private final Map<SiteStore, SiteBackups.Part> parts;
    private final TableCatalog catalog;
    private final Ticker ticker;
    private final Progress progress;

    SiteRestores(
            SiteBackups backups,
            ChangeHistory history,
            Map<SiteStore, SiteBackups.Part> parts,
            TableCatalog catalog,
            Ticker ticker,
            Progress progress) {
        this.backups = backups;
        this.history = history;
        this.parts = parts;
        this.catalog = catalog;
        this.ticker = ticker;
        this.progress = progress;
    }

    /** Restores the newest of each database beside its tables, and compares. */
    Outcome<List<String>> verify(Place place) {
        return contents(place, RestoreMoment.newest())
                .fold(
                        contents -> each(
                                contents,
                                (store, content) ->
                                        new BackupTrial(target(store), tables(store), ticker, progress).run(content)),
                        Outcome::refused,
                        Outcome::inDoubt);
    }

    /** Restores both databases as they were at a moment. They must be empty. */
    Outcome<List<String>> restore(Place place, RestoreMoment moment) {
        return contents(place, moment).fold(this::restore, Outcome::refused, Outcome::inDoubt);
    }

    /** Both contents are believed and both targets asked before either is touched. */
    private Outcome<List<String>> restore(Map<SiteStore, RestoreContent> contents) {
        Map<SiteStore, Restore> restores = new EnumMap<>(SiteStore.class);
        for (Map.Entry<SiteStore, RestoreContent> content : contents.entrySet()) {
            SiteStore store = content.getKey();
            Restore restore = new Restore(target(store), tables(store), content.getValue(), ticker, progress);
            Optional<Refusal> obstacle = restore.obstacle();
            if (obstacle.isPresent()) {
                return Outcome.refused(obstacle.get());
            }
            restores.put(store, restore);
        }
        Optional<Doubt> unnoted = note(restores.values());
        if (unnoted.isPresent()) {
            return Outcome.inDoubt(unnoted.get());
        }
        return each(
                        contents,
                        (store, content) ->
                                Objects.requireNonNull(restores.get(store)).run())
                .map(SiteRestores::next);
    }

    /** Both know of it before either is filled: cut in between, neither may be saved as if it were whole. */
    private static Optional<Doubt> note(Collection<Restore> restores) {
        for (Restore restore : restores) {
            Optional<Refusal> obstacle = restore.note();
            if (obstacle.isPresent()) {
                return Optional.of(new Doubt(
                        "noted, but nothing was restored: " + obstacle.get().detail() + "; the same command goes on",
                        SOON));
            }
        }
        return Optional.empty();
    }

    private Outcome<Map<SiteStore, RestoreContent>> contents(Place place, RestoreMoment moment) {
        if (!backups.has(place)) {
            return Outcome.refused(
                    Refusal.of("no-backup-copy", 409, "this replicator has no second store; set ANLAN_BACKUP_COPY"));
        }
        progress.step("looks for backups", 0);
        try {
            RestoreContent registration = registration(place, moment.micros(), moment);
            return Outcome.done(new EnumMap<>(Map.of(
                    SiteStore.REGISTRATION, registration, SiteStore.PLATFORM, platform(place, moment, registration))));
        } catch (BadBackupException bad) {
            return Outcome.refused(Refusal.of("backup-refused", 409, bad.reason()));
        } catch (IOException | RuntimeException failure) {
            return Outcome.refused(new Refusal("store-away", 503, Faults.describe(failure), SOON));
        }
    }

    /** The newest whole backup by some time, and what was committed after it up to the moment. */
    private RestoreContent registration(Place place, long byMicros, RestoreMoment moment)
            throws IOException, BadBackupException {
        BackupReader whole = backups.list(place).newest(SiteStore.REGISTRATION, byMicros);
        return new RestoreContent(whole, history.after(backups.store(place), whole.manifest(), moment));
    }

    /**
     * The platform store has no chain of its own: after its whole backup come the changes of the registration store since the
     * backup that was made before it. If there is no such pair, all of it is taken from the registration store.
     */
    private RestoreContent platform(Place place, RestoreMoment moment, RestoreContent registration)
            throws IOException, BadBackupException {
        BackupList list = backups.list(place);
        Optional<BackupReader> whole = list.newestBy(SiteStore.PLATFORM, moment.micros());
        if (whole.isEmpty()) {
            return registration;
        }
        long taken = whole.get().manifest().point().micros();
        Optional<BackupReader> before =
                moment.changes() ? list.newestBy(SiteStore.REGISTRATION, taken) : Optional.empty();
        if (before.isEmpty()) {
            return moment.changes() ? registration : RestoreContent.of(whole.get());
        }
        Changes changes = since(place, before.get(), moment);
        boolean asFar = changes.reachesMicros() >= registration.changes().reachesMicros();
        return asFar ? new RestoreContent(whole.get(), changes) : registration;
    }

    /** What an older backup's chain tells; nothing if it ends too early. */
    private Changes since(Place place, BackupReader before, RestoreMoment moment) throws IOException {
        try {
            return history.after(backups.store(place), before.manifest(), moment);
        } catch (BadBackupException tooShort) {
            return Changes.NONE;
        }
    }

    /** What is done with the content of one database. */
    private interface Act {
        Outcome<Restore.Restored> on(SiteStore store, RestoreContent content);
    }

    private static List<String> next(List<String> lines) {
        String next =
                "before the site serves: reseed it, so that its links begin anew and it is compared with its peer";
        return Stream.concat(lines.stream(), Stream.of(next)).toList();
    }

    /** Answers a line for each, or what stopped it. */
    private static Outcome<List<String>> each(Map<SiteStore, RestoreContent> contents, Act act) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<SiteStore, RestoreContent> content : contents.entrySet()) {
            SiteStore store = content.getKey();
            Outcome<String> one = act.on(store, content.getValue())
                    .fold(done -> line(store, content.getValue(), done), Outcome::refused, Outcome::inDoubt);
            boolean went = one.fold(lines::add, refused -> false, doubt -> false);
            if (!went) {
                return one.map(line -> lines);
            }
        }
        return Outcome.done(lines);
    }

    private static Outcome<String> line(SiteStore store, RestoreContent content, Restore.Restored restored) {
        if (!restored.differing().isEmpty()) {
            return Outcome.inDoubt(new Doubt(
                    "the " + store.word() + " store holds something else than " + content.describe() + " in "
                            + String.join(", ", restored.differing()) + "; somebody wrote into it meanwhile",
                    SOON));
        }
        if (restored.before()) {
            return Outcome.done(store.word() + ": was restored from " + content.describe() + " before; left as it is");
        }
        return Outcome.done(
                store.word() + ": " + restored.rows() + " rows of " + content.describe() + ", equal to it by digest");
    }

    private RestoreTarget target(SiteStore store) {
        return Objects.requireNonNull(parts.get(store)).target();
    }

    private List<TableDescription> tables(SiteStore store) {
        return store.tables(catalog);
    }
}
