package io.anlan.replication.wiring;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.TransportRoute;
import io.anlan.replication.apply.mariadb.MariaDbMigration;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.debezium.DebeziumCapture;
import io.anlan.replication.kafka.KafkaRoute;
import io.anlan.replication.link.Capture;
import io.anlan.replication.link.Link;
import io.anlan.replication.link.LinkEnvironment;
import io.anlan.replication.link.LinkParts;
import io.anlan.replication.link.LinkSupervisor;
import io.anlan.replication.retention.RetentionSweep;
import io.anlan.replication.source.SourceDatabase;
import io.anlan.replication.source.mariadb.MariaDbSource;
import io.anlan.replication.source.postgres.PostgresSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the links together whose target is at one site. */
final class SiteLinks {
    /** GTID domains of the links' transactions in the platform stores; what other systems write there has domain 0. */
    private static final int GTID_DOMAIN = 70;

    private final SiteId site;
    private final ReplicatorConfig config;
    private final LinkEnvironment environment;
    private final TableCatalog catalog = TableCatalog.standard();
    private final MariaDbAddress platform;
    /** Both links of the platform store need its tables; whoever comes first makes them. */
    private final Runnable migration;

    SiteLinks(SiteId site, ReplicatorConfig config, LinkEnvironment environment) {
        this.site = site;
        this.config = config;
        this.environment = environment;
        this.platform = platform(config, site);
        this.migration = new OnceDone(new MariaDbMigration(platform, site, catalog)::run);
    }

    /** The site's platform store, as whatever brings rows that are stamped already writes there. */
    static MariaDbAddress platform(ReplicatorConfig config, SiteId site) {
        return new MariaDbAddress(config.mariadb().address(), GTID_DOMAIN + site.number());
    }

    /** The link by which the peer reads this site, for making it; the peer's replicator runs it. */
    static LinkParts outbound(ReplicatorConfig config) {
        DatabaseAddress own = config.pg().address();
        return new LinkParts(
                name -> PostgresSource.open(own, name),
                new PostgresTarget(config.peerPg().address()),
                () -> {},
                () -> {
                    throw new IllegalStateException("the peer's replicator runs this link");
                },
                TransportRoute.DIRECT,
                TableCatalog.standard(),
                config.link().markTables(),
                config.link().transactionRowsMax());
    }

    List<LinkSupervisor> all() {
        return Link.targeting(site).stream().map(this::supervisor).toList();
    }

    /** What deletes past rows, by database. */
    Map<String, RetentionSweep> sweeps() {
        return Map.of(
                "registration",
                new RetentionSweep(PostgresTarget.passingOn(config.pg().address()), Engine.POSTGRESQL, catalog),
                "platform",
                new RetentionSweep(new MariaDbTarget(platform), Engine.MARIADB, catalog));
    }

    private LinkSupervisor supervisor(Link link) {
        LinkCounters counters = new LinkCounters();
        DatabaseAddress own = config.pg().address();
        return switch (link.direction()) {
            case SITE -> {
                DatabaseAddress peer = config.peerPg().address();
                yield supervisor(
                        link,
                        counters,
                        name -> PostgresSource.open(peer, name),
                        new PostgresTarget(own),
                        () -> {},
                        () -> DebeziumCapture.ofPostgres(link, peer, catalog, counters));
            }
            case PLATFORM ->
                supervisor(
                        link,
                        counters,
                        name -> PostgresSource.open(own, name),
                        new MariaDbTarget(platform),
                        migration,
                        () -> DebeziumCapture.ofPostgres(link, own, catalog, counters));
            case REGISTRATION ->
                supervisor(
                        link,
                        counters,
                        name -> MariaDbSource.open(platform),
                        PostgresTarget.passingOn(own),
                        migration,
                        () -> DebeziumCapture.ofMariaDb(link, platform, catalog, counters));
        };
    }

    /** By a broker, every link of the site by the same. */
    private TransportRoute route(Link link, TargetDatabase target, LinkCounters counters) {
        return config.kafka()
                .address(config.transport())
                .<TransportRoute>map(broker -> new KafkaRoute(
                        link.name(),
                        target,
                        catalog,
                        counters,
                        environment,
                        config.link().transactionRowsMax(),
                        broker,
                        config.kafka().partitions()))
                .orElse(TransportRoute.DIRECT);
    }

    private LinkSupervisor supervisor(
            Link link,
            LinkCounters counters,
            SourceDatabase source,
            TargetDatabase target,
            Runnable prepare,
            Supplier<Capture> capture) {
        LinkParts parts = new LinkParts(
                source,
                target,
                prepare,
                capture,
                route(link, target, counters),
                catalog,
                config.link().markTables(),
                config.link().transactionRowsMax());
        return new LinkSupervisor(link, parts, environment, counters);
    }
}
