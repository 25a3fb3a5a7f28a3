package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.BenchOptions;
import io.anlan.chaos.bench.BenchTwin;
import io.anlan.chaos.bench.CpuMeter;
import io.anlan.chaos.bench.Links;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.local.Twin;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** A twin of its own, freshly made, whose links are measured one at a time. */
final class LinkRig implements AutoCloseable {
    private static final int PEOPLE = 10_000;

    private final BenchTwin bench;
    private final Twin twin;
    private final Links links;

    LinkRig(ReplicationOptions options, Ticker ticker) {
        BenchOptions twinOptions = new BenchOptions(
                options.folder(), options.portBase(), Set.of(), List.of(), BenchOptions.Times.standard(), PEOPLE);
        this.bench = new BenchTwin(twinOptions, ticker);
        this.twin = bench.twin();
        this.links = new Links(twin);
    }

    void up(ReplicationEvents events) throws SQLException {
        bench.up(events::phase);
        // Links are held back for longer here than a disk should bear.
        for (SiteId site : SiteId.values()) {
            try (Connection operator = twin.postgresOperator(site).connect();
                    Statement statement = operator.createStatement()) {
                statement.execute("ALTER SYSTEM SET max_slot_wal_keep_size = -1");
                statement.execute("SELECT pg_reload_conf()");
            }
        }
    }

    Twin twin() {
        return twin;
    }

    BenchTwin bench() {
        return bench;
    }

    void holdAll() throws IOException, InterruptedException {
        links.pause();
    }

    Carrier betweenSites() {
        return new LinkCarrier(
                "a",
                "link site-a-to-site-b, PostgreSQL to PostgreSQL",
                "site-a-to-site-b",
                links,
                twin.postgres(SiteId.SITE_A),
                twin.postgres(SiteId.SITE_B),
                meter(List.of("pg-a", "replicator-b", "pg-b", "wan")));
    }

    Carrier toPlatform() {
        return new LinkCarrier(
                "c",
                "link registration-to-platform-a, PostgreSQL to MariaDB",
                "registration-to-platform-a",
                links,
                twin.postgres(SiteId.SITE_A),
                twin.mariadb(SiteId.SITE_A),
                meter(List.of("pg-a", "replicator-a", "maria-a")));
    }

    CpuMeter meter(List<String> parts) {
        return bench.meter(parts);
    }

    @Override
    public void close() {
        bench.close();
    }
}
