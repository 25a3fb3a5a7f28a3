package io.anlan.app.wiring;

import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.campaign.CampaignKeeper;
import io.anlan.app.campaign.CampaignStore;
import io.anlan.app.campaign.postgres.PostgresCampaigns;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes the parts of the campaign room. */
@Singleton
public final class CampaignParts {

    @Produces
    @Singleton
    CampaignStore store(Pool pool, Mutiny.SessionFactory sessions, HybridClock clock, SiteId site, Ticker ticker) {
        return new PostgresCampaigns(pool, sessions, clock, site, ticker);
    }

    @Produces
    @Singleton
    CampaignCatalog catalog(CampaignStore store, Ticker ticker) {
        return new CampaignCatalog(store, ticker);
    }

    @Produces
    @Singleton
    CampaignKeeper keeper(CampaignStore store, CampaignCatalog catalog, Ticker ticker) {
        return new CampaignKeeper(store, catalog, ticker);
    }
}
