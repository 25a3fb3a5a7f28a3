package io.anlan.replication.wiring;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.apply.mariadb.MariaDbMigration;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.http.LinkBoard;
import io.anlan.replication.link.Link;
import io.anlan.replication.link.LinkParts;
import io.anlan.replication.link.LinkSupervisor;
import io.anlan.replication.reconcile.run.Reconciler;
import io.anlan.replication.reseed.ReseedDesk;
import io.anlan.replication.reseed.sql.ReseedLink;
import io.anlan.replication.reseed.sql.ReseedLinks;
import io.anlan.replication.reseed.sql.ReseedSite;
import io.anlan.replication.reseed.sql.SiteActs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reseeding this replicator's site. */
@ApplicationScoped
public class ReseedParts {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(ClockThreads::thread);
    private final ReplicatorConfig config;
    private final SiteId site;
    private final ReseedDesk desk;

    @Inject
    public ReseedParts(ReplicatorConfig config, LinkBoard links, Reconciler reconciler) {
        this.config = config;
        this.site = SiteId.of(config.site().id());
        DatabaseAddress own = config.pg().address();
        MariaDbAddress platform = SiteLinks.platform(config, site);
        ReseedSite databases = new ReseedSite(
                site, own, config.peerPg().address(), platform, new PostgresTarget(own), new MariaDbTarget(platform));
        this.desk = new ReseedDesk(
                (pace, progress) -> new SiteActs(
                        databases,
                        links(links),
                        reconciler,
                        config.link().silenceMax(),
                        SystemTime.INSTANCE,
                        pace,
                        progress),
                executor,
                config.reseed().rowsPerSecond(),
                SystemTime.INSTANCE);
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        ReseedMetrics.bind(desk, registry);
    }

    void stop(@Observes ShutdownEvent event) {
        desk.stop();
        executor.shutdownNow();
    }

    @Produces
    @ApplicationScoped
    ReseedDesk desk() {
        return desk;
    }

    private ReseedLinks links(LinkBoard links) {
        Link outbound = Link.betweenSites(site, site.peer());
        LinkParts parts = SiteLinks.outbound(config);
        return new ReseedLinks(
                new ReseedLink(outbound, parts, links.holder(), () -> {}),
                own(links, Link.betweenSites(site.peer(), site), () -> {}),
                own(links, Link.toPlatform(site), this::migratePlatform),
                own(links, Link.toRegistration(site), this::migratePlatform));
    }

    private ReseedLink own(LinkBoard links, Link link, Runnable prepare) {
        LinkSupervisor supervisor = links.find(link.name()).orElseThrow();
        return new ReseedLink(link, supervisor.parts().prepared(prepare), links.holder(), supervisor::resume);
    }

    /** Each time anew: the platform store may be another one than when this process began. */
    private void migratePlatform() {
        new MariaDbMigration(SiteLinks.platform(config, site), site, TableCatalog.standard()).run();
    }
}
