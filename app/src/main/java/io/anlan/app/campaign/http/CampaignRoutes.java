package io.anlan.app.campaign.http;

import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.problem.Json;
import io.anlan.app.problem.Problems;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reading campaigns: straight from memory, because every visitor of the page does it. */
@Singleton
public final class CampaignRoutes {

    static final Refusal NOT_FOUND = Refusal.of("campaign-not-found", 404, "There is no such campaign here.");

    private static final Doubt UNREADABLE =
            new Doubt("The campaigns cannot be read at the moment.", Duration.ofSeconds(1));
    private static final CharSequence ASK = HttpHeaders.createOptimized("no-cache");
    private static final int NOT_MODIFIED = 304;

    private final CampaignCatalog catalog;
    private final CampaignPages pages;

    CampaignRoutes(CampaignCatalog catalog, Ticker ticker) {
        this.catalog = catalog;
        this.pages = new CampaignPages(catalog, ticker);
    }

    @PermitAll
    void serve(@Observes Router router) {
        var all = router.get("/campaigns").order(Json.AHEAD_OF_OTHERS).handler(context -> send(context, pages.list()));
        var one = router.get("/campaigns/:id").order(Json.AHEAD_OF_OTHERS).handler(this::one);
    }

    private void one(RoutingContext context) {
        var unused = catalog.look(context.pathParam("id"))
                .onSuccess(found -> found.ifPresentOrElse(
                        campaign -> send(context, pages.of(campaign)), () -> Problems.refuse(context, NOT_FOUND)))
                .onFailure(failure -> Problems.doubt(context, UNREADABLE));
    }

    private static void send(RoutingContext context, CampaignPages.Page page) {
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, page.tag())
                // The state changes with the clock: caches must ask, and are told cheaply that nothing changed.
                .putHeader(HttpHeaders.CACHE_CONTROL, ASK);
        if (page.tag().toString().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            var unused = response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        Json.end(response, page.body());
    }
}
