package io.anlan.chaos.run;

import io.anlan.chaos.audit.FourStores;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.demo.OperatorDesk;
import io.anlan.chaos.demo.SampleCampaign;
import io.anlan.chaos.history.History;
import io.anlan.chaos.scenario.Workload;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The twin a scenario is played on, as the module knows it: by HTTP, SQL and faults alone. */
public final class Stage {
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(250);

    private final Twin twin;

    public Stage(Twin twin) {
        this.twin = twin;
    }

    public Twin twin() {
        return twin;
    }

    /** Where citizens come in. */
    public URI[] edges() {
        return twin.plan().edges().toArray(URI[]::new);
    }

    /** Everything a judge may look at, as it is now; logs are looked at from now on. */
    public Evidence evidence(History history) {
        return new Aftermath(this, history.header().campaign(), new Logs(twin)).evidence(history);
    }

    /** True when the four databases hold the same. */
    public boolean agrees() throws SQLException {
        return stores().agreement().whole();
    }

    FourStores stores() {
        Map<Store, DatabaseLogin> logins = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            SiteId site = SiteId.of(store.site());
            logins.put(store, store.kind() == Store.Kind.MARIADB ? twin.mariadb(site) : twin.postgres(site));
        }
        return new FourStores(logins);
    }

    Map<SiteId, DatabaseLogin> platformStores() {
        return Map.of(SiteId.SITE_A, twin.mariadb(SiteId.SITE_A), SiteId.SITE_B, twin.mariadb(SiteId.SITE_B));
    }

    /** Opens a campaign and returns when both sites know it. */
    String openCampaign(String id, Workload load, long nowMillis) throws IOException, InterruptedException {
        SampleCampaign open = SampleCampaign.openAt(id, nowMillis);
        SampleCampaign campaign = load.strict() ? open.strict() : open;
        OperatorDesk operator = new OperatorDesk(edges()[0], twin.operatorToken());
        operator.open(load.firstCome() ? campaign.firstCome() : campaign);
        if (load.firstCome()) {
            operator.seats(id, load.seats());
        }
        for (SiteId site : SiteId.values()) {
            OperatorDesk desk = new OperatorDesk(twin.plan().node(site, 1), twin.operatorToken());
            Await.that("the campaign is known at " + site, KNOWN_WITHIN)
                    .every(PACE)
                    .untilItHolds(() -> desk.knows(id));
        }
        return id;
    }
}
