package io.anlan.replication.stage;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Direction;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.MariaDbServer;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.debezium.DebeziumCapture;
import io.anlan.replication.link.Capture;
import io.anlan.replication.link.Link;
import io.anlan.replication.position.BinlogPoint;
import io.anlan.replication.position.GtidPosition;
import io.anlan.replication.source.SourceDatabase;
import io.anlan.replication.source.mariadb.MariaDbSource;
import io.anlan.replication.source.postgres.PostgresSource;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a staged link goes between, put together as the product does. */
record StagedRoute(
        Link link,
        TableCatalog catalog,
        DatabaseLogin source,
        DatabaseLogin target,
        TargetDatabase database,
        SourceDatabase from,
        Function<LinkCounters, Capture> capture) {

    static StagedRoute betweenSites(SiteId from, TableCatalog catalog) {
        DatabaseLogin target = postgres(from.peer());
        return ofPostgres(
                Link.betweenSites(from, from.peer()),
                catalog,
                postgres(from),
                target,
                new PostgresTarget(Databases.address(target)));
    }

    static StagedRoute toPlatform(SiteId site, TableCatalog catalog) {
        return ofPostgres(
                Link.toPlatform(site),
                catalog,
                postgres(site),
                mariaDb(site).replicator(),
                new MariaDbTarget(Databases.platform(site)));
    }

    static StagedRoute toRegistration(SiteId site) {
        MariaDbAddress source = Databases.platform(site);
        Link link = Link.toRegistration(site);
        return new StagedRoute(
                link,
                Rows.CATALOG,
                mariaDb(site).replicator(),
                postgres(site),
                PostgresTarget.passingOn(Databases.address(postgres(site))),
                name -> MariaDbSource.open(source),
                counters -> DebeziumCapture.ofMariaDb(link, source, Rows.CATALOG, counters));
    }

    private static StagedRoute ofPostgres(
            Link link, TableCatalog catalog, DatabaseLogin source, DatabaseLogin target, TargetDatabase database) {
        DatabaseAddress address = Databases.address(source);
        return new StagedRoute(
                link,
                catalog,
                source,
                target,
                database,
                name -> PostgresSource.open(address, name),
                counters -> DebeziumCapture.ofPostgres(link, address, catalog, counters));
    }

    /** The same with a target that behaves badly. */
    StagedRoute withTarget(UnaryOperator<TargetDatabase> wrap) {
        return new StagedRoute(link, catalog, source, target, wrap.apply(database), from, capture);
    }

    /** The same with a reader of its own. */
    StagedRoute withCapture(Supplier<Capture> reader) {
        return new StagedRoute(link, catalog, source, target, database, from, counters -> reader.get());
    }

    /** The same with a host that starts the engine whatever the source looks like. */
    StagedRoute withoutLooking() {
        return new StagedRoute(
                link, catalog, source, target, database, name -> new TrustingSource(from.open(name)), capture);
    }

    /** Where the source writes now, as the link's marks count. */
    long sourceMark() {
        if (link.direction() != Direction.REGISTRATION) {
            return Long.parseLong(Databases.ask(source, "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"));
        }
        String file = Databases.ask(source, "SHOW BINLOG STATUS");
        String offset = Databases.ask(
                source,
                "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
                        + " WHERE VARIABLE_NAME = 'BINLOG_SNAPSHOT_POSITION'");
        return new BinlogPoint(file, Long.parseLong(offset), GtidPosition.parse(""), 0).mark();
    }

    private static DatabaseLogin postgres(SiteId site) {
        return (site == SiteId.SITE_A ? Databases.postgresA() : Databases.postgresB()).replicator();
    }

    private static MariaDbServer mariaDb(SiteId site) {
        return site == SiteId.SITE_A ? Databases.mariaDb() : Databases.mariaDbB();
    }
}
