package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.CpuMeter;
import io.anlan.chaos.bench.Links;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.UpProgress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A twin of its own, freshly made, whose links are measured one at a time. */
final class LinkRig implements AutoCloseable {
    private final Twin twin;
    private final Links links;

    LinkRig(ReplicationOptions options) {
        this.twin = Twin.builder()
                .home(options.folder().resolve("twin"))
                .portBase(options.portBase() + 100)
                .build();
        this.links = new Links(twin);
    }

    void up() throws SQLException {
        twin.down(UpProgress.silent());
        twin.forget();
        twin.up(UpProgress.silent());
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
        Map<String, Long> roots = new LinkedHashMap<>();
        for (String part : parts) {
            twin.pids(part).stream().findFirst().ifPresent(pid -> roots.put(part, pid));
        }
        return new CpuMeter(roots);
    }

    @Override
    public void close() {
        twin.down(UpProgress.silent());
        twin.forget();
    }
}
