package io.anlan.replication.wiring;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbAddress;
import io.anlan.replication.apply.mariadb.MariaDbMigration;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.debezium.DebeziumCapture;
import io.anlan.replication.http.LinkBoard;
import io.anlan.replication.http.OperatorTokens;
import io.anlan.replication.link.Link;
import io.anlan.replication.link.LinkEnvironment;
import io.anlan.replication.link.LinkParts;
import io.anlan.replication.link.LinkSupervisor;
import io.anlan.replication.link.LinkTimes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The replicator of one site: the two links whose target is here. */
@ApplicationScoped
public class Replicator {
    /** GTID domains of the links' transactions in the platform stores; what other systems write there has domain 0. */
    private static final int GTID_DOMAIN = 70;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4, ClockThreads::thread);
    private final ReplicatorConfig config;
    private final LinkEnvironment environment;
    private final List<LinkSupervisor> links;

    @Inject
    public Replicator(ReplicatorConfig config) {
        this.config = config;
        SiteId site = SiteId.of(config.site().id());
        // A new name per process: after kill -9 the old one's session is gone, and with it its hold.
        String holder =
                "replicator-" + site.id() + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.environment = new LinkEnvironment(holder, SystemTime.INSTANCE, clock, times(config.link()));
        this.links = Link.targeting(site).stream()
                .map(link -> supervisor(site, link))
                .toList();
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        links.forEach(link -> LinkMetrics.bind(link, registry));
        links.forEach(LinkSupervisor::start);
    }

    void stop(@Observes ShutdownEvent event) {
        links.stream().parallel().forEach(LinkSupervisor::stop);
        clock.shutdownNow();
    }

    @Produces
    @ApplicationScoped
    LinkBoard board() {
        return new LinkBoard(links, environment);
    }

    @Produces
    @ApplicationScoped
    OperatorTokens tokens() {
        OperatorTokens tokens = new OperatorTokens(config.keyring(), environment.ticker());
        var unused = clock.scheduleWithFixedDelay(tokens::reload, 10, 10, TimeUnit.SECONDS);
        return tokens;
    }

    private LinkSupervisor supervisor(SiteId site, Link link) {
        LinkCounters counters = new LinkCounters();
        TableCatalog catalog = TableCatalog.standard();
        boolean toPlatform = link.source() == site;
        DatabaseAddress source =
                toPlatform ? config.pg().address() : config.peerPg().address();
        MariaDbAddress platform = new MariaDbAddress(config.mariadb().address(), GTID_DOMAIN + site.number());
        TargetDatabase target = toPlatform
                ? new MariaDbTarget(platform)
                : new PostgresTarget(config.pg().address());
        Runnable prepare = toPlatform ? new OnceDone(new MariaDbMigration(platform)::run) : () -> {};
        LinkParts parts = new LinkParts(
                source,
                target,
                prepare,
                () -> new DebeziumCapture(link, source, catalog, counters),
                catalog,
                config.link().markTables(),
                config.link().transactionRowsMax());
        return new LinkSupervisor(link, parts, environment, counters);
    }

    private static LinkTimes times(ReplicatorConfig.Links links) {
        return new LinkTimes(
                links.tick(),
                links.silenceMax(),
                links.restartMax(),
                links.refusedRetry(),
                links.parkedRetry(),
                links.sourceSilenceMax());
    }
}
