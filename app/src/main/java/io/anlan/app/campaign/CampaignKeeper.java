package io.anlan.app.campaign;

import io.anlan.kernel.Ticker;
import io.vertx.core.Future;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What a site does for its campaigns unasked, again and again: gates for those that came by the link, the closing of
 * those that are over, fresh memory. Each step can be repeated and can be done by several nodes at once.
 */
public final class CampaignKeeper {

    /** The actor of a closing that only follows the window, or the peer. */
    public static final String ACTOR = "keeper";

    private static final Logger LOG = Logger.getLogger(CampaignKeeper.class);

    private final CampaignStore store;
    private final CampaignCatalog catalog;
    private final Ticker ticker;

    public CampaignKeeper(CampaignStore store, CampaignCatalog catalog, Ticker ticker) {
        this.store = store;
        this.catalog = catalog;
        this.ticker = ticker;
    }

    /** Does once what is to be done now. */
    public Future<Void> keep() {
        return store.makeMissingGates()
                .compose(made -> store.unmarked(ticker.wallMillis() * 1000))
                .compose(this::close)
                .compose(closed -> catalog.refresh());
    }

    private Future<Void> close(List<String> over) {
        Future<Void> before = Future.succeededFuture();
        for (var campaign : over) {
            // One after the other: a site that wakes up late may find many, and each holds locks while it counts.
            before = before.compose(done -> catalog.close(campaign, ACTOR)).map(outcome -> {
                tell(
                        campaign,
                        outcome.fold(
                                marker -> "closed with " + marker.accepted() + " own acceptances",
                                refusal -> "not closed yet: " + refusal.detail(),
                                doubt -> "closing is in doubt and will be tried again"));
                return null;
            });
        }
        return before;
    }

    private static void tell(String campaign, String what) {
        LOG.infof("campaign %s %s", campaign, what);
    }
}
