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
import io.anlan.replication.backup.BackupWriter;
import io.anlan.replication.backup.RestoreTarget;
import io.anlan.replication.backup.RetentionPolicy;
import io.anlan.replication.backup.SiteBackups;
import io.anlan.replication.backup.SiteStore;
import io.anlan.replication.backup.mariadb.MariaDbSnapshot;
import io.anlan.replication.backup.postgres.PostgresSnapshot;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.Faults;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

/** The backups of this replicator's site. */
@ApplicationScoped
public class Backups {
    private static final Logger LOG = Logger.getLogger(Backups.class.getName());

    private final ExecutorService executor = Executors.newSingleThreadExecutor(ClockThreads::thread);
    private final BackupFigures figures = new BackupFigures(SystemTime.INSTANCE);
    private final Optional<SiteBackups> site;
    private final BackupDesk desk;

    @Inject
    public Backups(ReplicatorConfig config) {
        this.site = config.backup().store().map(address -> site(config, address));
        this.desk = new BackupDesk(site, executor, SystemTime.INSTANCE, figures);
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        BackupMetrics.bind(figures, registry);
        site.ifPresent(backups -> executor.execute(() -> look(backups)));
    }

    void stop(@Observes ShutdownEvent event) {
        // What is being written is no backup without its manifest; what is being restored goes on when asked again.
        executor.shutdownNow();
    }

    @Produces
    @ApplicationScoped
    BackupDesk desk() {
        return desk;
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

    private static SiteBackups site(ReplicatorConfig config, String address) {
        Ticker ticker = SystemTime.INSTANCE;
        SiteId site = SiteId.of(config.site().id());
        BackupStores stores = new BackupStores(config.backup().s3(), ticker);
        DatabaseAddress registration = config.pg().address();
        // The links' domain: the triggers leave such rows as they are, and none goes back to where it came from.
        MariaDbAddress platform = SiteLinks.platform(config, site);
        TargetDatabase mariadb = new MariaDbTarget(platform);
        return new SiteBackups(
                site,
                new BackupWriter.Settings(
                        stores.of(address),
                        TableCatalog.standard(),
                        config.backup().chunkBytes(),
                        ticker),
                config.backup().copy().map(stores::of),
                new RetentionPolicy(config.backup().keepCount(), config.backup().keepFor()),
                new BackupKeys(config.keyring(), ticker),
                Map.of(
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
                                        new MariaDbMigration(platform, site, TableCatalog.standard())::run))));
    }
}
