package io.anlan.replication.stage;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.Engine;
import io.anlan.local.process.Await;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.reconcile.Mender;
import io.anlan.replication.reconcile.postgres.AuditTables;
import io.anlan.replication.reconcile.run.ReconcileTimes;
import io.anlan.replication.reconcile.run.Reconciler;
import io.anlan.replication.reconcile.run.RunView;
import io.anlan.replication.reconcile.sql.PlatformPairSource;
import io.anlan.replication.reconcile.sql.SitePairSource;
import io.anlan.replication.reconcile.sql.SqlMender;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reconciler of one site over real databases, asked and awaited. */
public final class StagedReconcile implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final Reconciler reconciler;

    private StagedReconcile(SiteId site, Duration toldWithin, boolean peerAway) {
        boolean atA = site == SiteId.SITE_A;
        DatabaseAddress a = Databases.address(Databases.postgresA().replicator());
        DatabaseAddress b = Databases.address(Databases.postgresB().replicator());
        DatabaseAddress own = atA ? a : b;
        DatabaseAddress peer = peerAway ? Databases.nobody() : atA ? b : a;
        MariaDbAddress platform = Databases.platform(site);
        Ticker ticker = SystemTime.INSTANCE;
        Mender registration = new SqlMender(new PostgresTarget(own), Engine.POSTGRESQL, Rows.CATALOG, ticker);
        Mender platformMender = new SqlMender(new MariaDbTarget(platform), Engine.MARIADB, Rows.CATALOG, ticker);
        this.reconciler = new Reconciler(
                site.id(),
                List.of(
                        new SitePairSource(site, own, peer, Rows.CATALOG, registration),
                        new PlatformPairSource(site, own, platform, Rows.CATALOG, registration, platformMender)),
                new AuditTables(own),
                new ReconcileTimes(Duration.ZERO, 1_000_000, Duration.ofSeconds(2), toldWithin),
                () -> 0,
                ticker);
        reconciler.start();
    }

    public static StagedReconcile at(SiteId site) {
        return new StagedReconcile(site, Duration.ofSeconds(30), false);
    }

    /** One that soon gives up on a link that tells nothing; any link may tell nothing for so short a time. */
    public static StagedReconcile impatient(SiteId site) {
        return new StagedReconcile(site, Duration.ofMillis(300), false);
    }

    /** One that gives up on a link that tells nothing, but on none that only is slow. */
    public static StagedReconcile patient(SiteId site) {
        return new StagedReconcile(site, Duration.ofSeconds(20), false);
    }

    /** One whose peer does not answer. */
    public static StagedReconcile withoutPeer(SiteId site) {
        return new StagedReconcile(site, Duration.ofMillis(300), true);
    }

    /** The product's own. */
    public Reconciler reconciler() {
        return reconciler;
    }

    /** Compares all tables and answers what came of it. */
    public RunView run() {
        return run(null, false);
    }

    public RunView run(@Nullable String table, boolean fromPlatform) {
        RunView begun = reconciler
                .ask(table, 0, fromPlatform)
                .fold(
                        done -> done,
                        refused -> {
                            throw new IllegalStateException(refused.detail());
                        },
                        doubt -> {
                            throw new IllegalStateException(doubt.detail());
                        });
        Await.that("the comparison ends", LIMIT)
                .explainedBy(() -> ", but " + reconciler.find(begun.run()))
                .until(() -> !reconciler.find(begun.run()).orElseThrow().state().equals("RUNNING"));
        return reconciler.find(begun.run()).orElseThrow();
    }

    @Override
    public void close() {
        reconciler.stop();
    }
}
