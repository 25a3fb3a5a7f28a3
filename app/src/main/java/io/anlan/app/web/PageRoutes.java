package io.anlan.app.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Serves the page under each of its addresses, and says what a browser may do with it. */
@Singleton
public final class PageRoutes {

    static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static final int BEFORE_THE_ROUTES = 8_000;
    private static final String PAGE = "/index.html";
    private static final Set<String> ADDRESSES = Set.of("/", PAGE);

    private final String policy;

    PageRoutes(EdgeOrigins edges) {
        var sources = edges.sources();
        this.policy = sources.isEmpty() ? POLICY : POLICY + "; connect-src 'self' " + sources;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::dress, BEFORE_THE_ROUTES);
    }

    @PermitAll
    void serve(@Observes Router router) {
        // Campaigns and receipts have addresses of their own, so that they can be shared, scanned and reloaded.
        var campaign = router.get("/c/:id").handler(context -> context.reroute(PAGE));
        var receipt = router.get("/r/:no").handler(context -> context.reroute(PAGE));
    }

    private void dress(RoutingContext context) {
        var response = context.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        if (ADDRESSES.contains(context.normalizedPath())) {
            context.addHeadersEndHandler(ended -> alwaysAsk(response));
        }
        context.next();
    }

    /** The bundle's files carry their hash and may be kept; the page that names them may not. */
    private static void alwaysAsk(HttpServerResponse response) {
        var unused = response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
