package io.anlan.replication.wiring;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.http.LinkBoard;
import io.anlan.replication.http.LinkView;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.reconcile.Mender;
import io.anlan.replication.reconcile.postgres.AuditTables;
import io.anlan.replication.reconcile.run.ReconcileTimes;
import io.anlan.replication.reconcile.run.Reconciler;
import io.anlan.replication.reconcile.sql.PlatformPairSource;
import io.anlan.replication.reconcile.sql.SitePairSource;
import io.anlan.replication.reconcile.sql.SqlMender;
import io.anlan.replication.reseed.sql.ReseedLedger;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** The comparisons of one site: its registration store with the peer's and with its platform store. */
@ApplicationScoped
public class ReconcileParts {
    private final Reconciler reconciler;

    @Inject
    public ReconcileParts(ReplicatorConfig config, LinkBoard links) {
        SiteId site = SiteId.of(config.site().id());
        TableCatalog catalog = TableCatalog.standard();
        Ticker ticker = SystemTime.INSTANCE;
        DatabaseAddress own = config.pg().address();
        MariaDbAddress platform = SiteLinks.platform(config, site);
        Mender registrationMender = new SqlMender(new PostgresTarget(own), Engine.POSTGRESQL, catalog, ticker);
        Mender platformMender = new SqlMender(new MariaDbTarget(platform), Engine.MARIADB, catalog, ticker);
        this.reconciler = new Reconciler(
                site.id(),
                List.of(
                        new SitePairSource(site, own, config.peerPg().address(), catalog, registrationMender),
                        new PlatformPairSource(site, own, platform, catalog, registrationMender, platformMender)),
                new AuditTables(own),
                times(config.reconcile()),
                () -> reseeded(own) ? Long.MAX_VALUE : lagMillis(links),
                ticker);
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        ReconcileMetrics.bind(reconciler.counters(), registry);
        reconciler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reconciler.stop();
    }

    @Produces
    @Singleton
    Reconciler reconciler() {
        return reconciler;
    }

    private static ReconcileTimes times(ReplicatorConfig.Reconcile config) {
        return new ReconcileTimes(config.pause(), config.rowsPerSecond(), config.lagMax(), config.toldWithin());
    }

    /** While rows are still being copied, a comparison nobody waits for would take all the others for lost. */
    private static boolean reseeded(DatabaseAddress own) {
        try {
            return new ReseedLedger(own, TableCatalog.standard()).open().isPresent();
        } catch (SQLException away) {
            // Then there is nothing to compare either, and the run says so.
            return false;
        }
    }

    /** Of the links that run; one that does not run makes nothing slower. */
    private static long lagMillis(LinkBoard links) {
        return links.views().stream()
                .filter(view -> view.state().equals(LinkState.RUNNING.name()))
                .mapToLong(LinkView::lagMillis)
                .max()
                .orElse(0);
    }
}
