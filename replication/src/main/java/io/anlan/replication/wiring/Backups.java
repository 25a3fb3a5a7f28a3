package io.anlan.replication.wiring;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbMigration;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.backup.BackupDesk;
import io.anlan.replication.backup.BackupFigures;
import io.anlan.replication.backup.BackupKeys;
import io.anlan.replication.backup.BackupSchedule;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.BackupWriter;
import io.anlan.replication.backup.RestoreTarget;
import io.anlan.replication.backup.RetentionPolicy;
import io.anlan.replication.backup.SiteBackups;
import io.anlan.replication.backup.SiteStore;
import io.anlan.replication.backup.changes.ChangesFigures;
import io.anlan.replication.backup.mariadb.MariaDbSnapshot;
import io.anlan.replication.backup.postgres.PostgresSnapshot;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.Faults;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.http.ChangesBoard;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** The backups of this replicator's site. */
@ApplicationScoped
public class Backups {
    private static final Logger LOG = Logger.getLogger(Backups.class.getName());

    private static final long LOOK_SECONDS = 5;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(ClockThreads::thread);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(3, ClockThreads::thread);
    private final Ticker ticker = SystemTime.INSTANCE;
    private final BackupFigures figures = new BackupFigures(ticker);
    private final ChangesFigures changes = new ChangesFigures(ticker);
    private final BackupSchedule schedule;
    private final Optional<Recording> recording;
    private final Optional<SiteBackups> site;
    private final BackupDesk desk;
    private long triedNanos;

    @Inject
    public Backups(ReplicatorConfig config) {
        BackupStores stores = new BackupStores(config.backup().s3(), ticker);
        BackupKeys keys = new BackupKeys(config.keyring(), ticker);
        Optional<BackupStore> copies = config.backup().copy().map(stores::of);
        Optional<BackupWriter.Settings> settings = config.backup()
                .store()
                .map(address -> new BackupWriter.Settings(
                        stores.of(address),
                        TableCatalog.standard(),
                        config.backup().chunkBytes(),
                        ticker));
        this.schedule = new BackupSchedule(config.backup().fullEvery());
        this.recording = settings.map(each -> new Recording(config, each, keys, copies, changes));
        this.site = settings.map(each -> new SiteBackups(
                SiteId.of(config.site().id()),
                each,
                copies,
                new RetentionPolicy(config.backup().keepCount(), config.backup().keepFor()),
                keys,
                recording.orElseThrow().history(),
                parts(config)));
        this.desk = new BackupDesk(site, executor, ticker, figures);
        this.triedNanos = ticker.monotonicNanos() - TimeUnit.DAYS.toNanos(1);
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        BackupMetrics.bind(figures, registry);
        BackupMetrics.bind(changes, registry);
        site.ifPresent(backups -> executor.execute(() -> {
            look(backups);
            var looks = clock.scheduleWithFixedDelay(this::saveWhatIsDue, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
            LOG.fine(() -> "Backups are looked after: " + looks);
        }));
        recording.ifPresent(each -> each.start(clock));
    }

    void stop(@Observes ShutdownEvent event) {
        // What is being written is no backup without its manifest; what is being restored goes on when asked again.
        clock.shutdownNow();
        executor.shutdownNow();
    }

    @Produces
    @ApplicationScoped
    BackupDesk desk() {
        return desk;
    }

    @Produces
    @ApplicationScoped
    ChangesBoard board() {
        return new ChangesBoard(recording.map(Recording::history), changes);
    }

    private Set<SiteStore> due() {
        boolean broken = recording.map(Recording::broken).orElse(false);
        Duration since = Duration.ofNanos(ticker.monotonicNanos() - triedNanos);
        return schedule.due(figures::ageSeconds, !broken, since);
    }

    private void saveWhatIsDue() {
        if (!due().isEmpty()) {
            // Another replicator of the site may have saved meanwhile.
            site.ifPresent(this::look);
        }
        Set<SiteStore> due = due();
        if (!due.isEmpty()) {
            triedNanos = ticker.monotonicNanos();
            String told = desk.save(due)
                    .fold(job -> "began", refused -> "refused: " + refused.detail(), doubt -> doubt.detail());
            LOG.info(() -> "A backup of " + due + " was due and " + told);
        }
    }

    /** So that the age of the newest backup is known before the next one is made. */
    private void look(SiteBackups backups) {
        for (SiteStore store : SiteStore.values()) {
            try {
                backups.list(SiteBackups.Place.HERE).all(store).stream()
                        .flatMap(entry -> entry.reader().stream())
                        .findFirst()
                        .ifPresent(reader -> figures.known(reader.manifest()));
            } catch (IOException | RuntimeException failure) {
                LOG.warning(() -> "The store of backups does not answer: " + Faults.describe(failure));
            }
        }
    }

    private static Map<SiteStore, SiteBackups.Part> parts(ReplicatorConfig config) {
        SiteId site = SiteId.of(config.site().id());
        DatabaseAddress registration = config.pg().address();
        // The links' domain: the triggers leave such rows as they are, and none goes back to where it came from.
        MariaDbAddress platform = SiteLinks.platform(config, site);
        TargetDatabase mariadb = new MariaDbTarget(platform);
        return Map.of(
                SiteStore.REGISTRATION,
                new SiteBackups.Part(
                        () -> PostgresSnapshot.open(registration),
                        RestoreTarget.of(SiteStore.REGISTRATION, new PostgresTarget(registration), () -> {})),
                SiteStore.PLATFORM,
                new SiteBackups.Part(
                        () -> MariaDbSnapshot.open(mariadb),
                        RestoreTarget.of(
                                SiteStore.PLATFORM,
                                mariadb,
                                new MariaDbMigration(platform, site, TableCatalog.standard())::run)));
    }
}
