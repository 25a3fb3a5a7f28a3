package io.anlan.chaos.bench.replication;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.chaos.bench.CpuMeter;
import io.anlan.chaos.bench.RegistrationLoad;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.local.ReplicatorCalls;
import io.anlan.local.Twin;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Fills a registration store and its platform store with the same rows, each by itself, and has them compared. The other site
 * is down, so that nothing else is compared and nothing else runs.
 */
final class ReconcileBench {
    private static final SiteId SITE = SiteId.SITE_A;
    private static final String REPLICATOR = "replicator-a";
    private static final int CAMPAIGNS = 40;
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration COMPARED_WITHIN = Duration.ofMinutes(30);
    /** Long enough to measure registrations before the first comparison that nobody asked for. */
    private static final String PAUSE = "45s";

    private final LinkRig rig;
    private final Twin twin;
    private final ReplicationOptions options;
    private final ReplicationEvents events;
    private final Ticker ticker;

    ReconcileBench(LinkRig rig, ReplicationOptions options, ReplicationEvents events, Ticker ticker) {
        this.rig = rig;
        this.twin = rig.twin();
        this.options = options;
        this.events = events;
        this.ticker = ticker;
    }

    ReconcileFigures run() throws IOException, SQLException, InterruptedException {
        try (RegistrationLoad load = new RegistrationLoad(rig.bench(), CAMPAIGNS, ticker, events::phase)) {
            twin.kill(SITE.peer());
            restart("0s");
            List<ReconcileFigures.Size> sizes = new ArrayList<>();
            long made = 0;
            for (long rows : options.reconcileRows()) {
                fill(made + 1, rows);
                made = rows;
                sizes.add(compare(rows));
            }
            return beside(load, sizes);
        }
    }

    /** Neither links nor binlog hear of these rows: they are the same at both sides already. */
    private void fill(long first, long last) throws SQLException, InterruptedException {
        events.phase("filling both stores up to " + last + " rows");
        publication("DROP TABLE registration");
        new Sources(List.of(twin.postgres(SITE), unheard(twin.mariadbOperator(SITE))), new MadeRows("made", true))
                .fill(first, last);
        publication("ADD TABLE registration");
    }

    private static DatabaseLogin unheard(DatabaseLogin operator) {
        return new DatabaseLogin(
                operator.engine(),
                operator.host(),
                operator.port(),
                "anlan?sessionVariables=sql_log_bin=0",
                operator.user(),
                operator.password());
    }

    private void publication(String change) throws SQLException {
        try (Connection owner = twin.postgres(SITE).connect();
                Statement statement = owner.createStatement()) {
            statement.execute("ALTER PUBLICATION anlan_site " + change);
        }
    }

    private ReconcileFigures.Size compare(long rows) {
        CpuMeter meter = rig.meter(List.of("pg-a", "maria-a", REPLICATOR));
        Map<String, Long> before = meter.read();
        String run = ask();
        Await.that("the comparison ends", COMPARED_WITHIN)
                .every(Duration.ofMillis(250))
                .untilItHolds(() -> !view(run).path("state").asText().equals("RUNNING"));
        JsonNode view = view(run);
        JsonNode part = StreamSupport.stream(view.path("parts").spliterator(), false)
                .filter(one -> one.path("done").asBoolean())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was compared: " + view));
        if (view.path("found").asLong() > 0 || part.path("compared").asLong() < rows) {
            throw new IllegalStateException("the stores were to be equal: " + view);
        }
        double seconds =
                (view.path("endedMillis").asLong() - view.path("begunMillis").asLong()) / 1e3;
        Map<String, Double> cpu = new LinkedHashMap<>();
        meter.since(before).forEach((name, micros) -> cpu.put(name, micros / 1e6));
        events.phase("  " + rows + " rows compared in " + seconds + " s, CPU s " + cpu);
        return new ReconcileFigures.Size(rows, seconds, cpu);
    }

    private ReconcileFigures beside(RegistrationLoad load, List<ReconcileFigures.Size> sizes)
            throws InterruptedException {
        restart(PAUSE);
        Duration time = options.times().registering();
        events.phase("registering alone, then beside comparisons");
        var unused = load.perSecond(options.times().warmUp());
        double alone = load.perSecond(time);
        Await.that("a comparison goes on by itself", SOON)
                .untilItHolds(() ->
                        calls().get("/reconcile").path(0).path("state").asText().equals("RUNNING"));
        double continuous = load.perSecond(time);
        String run = ask();
        double asked = load.perSecond(time);
        events.phase("  registrations a second: " + alone + " alone, " + continuous + " beside a comparison by itself, "
                + asked + " beside one asked for, " + view(run).path("compared").asLong() + " rows of it compared");
        return new ReconcileFigures(sizes, alone, continuous, asked);
    }

    private String ask() {
        return calls().post("/reconcile?table=registration").path("run").asText();
    }

    private JsonNode view(String run) {
        return calls().get("/reconcile/" + run);
    }

    private ReplicatorCalls calls() {
        return ReplicatorCalls.of(twin, SITE);
    }

    private void restart(String pause) {
        twin.kill(REPLICATOR);
        twin.start(REPLICATOR, Map.of("ANLAN_RECONCILE_PAUSE", pause));
        twin.awaitReady(REPLICATOR);
    }
}
