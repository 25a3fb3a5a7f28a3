package io.anlan.app.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The addresses of both edges: told to the page, so that it can go on at the second when the one it came from is silent, and
 * allowed to ask here from each other's pages. Nobody else's page is.
 */
@Singleton
public final class EdgeOrigins {

    private static final int BEFORE_ALL = Integer.MIN_VALUE;
    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final String ASKED_WITH = "Authorization, Content-Type, Idempotency-Key, Correlation-Id, Accept";
    private static final String TOLD_WITH = "Retry-After, Correlation-Id, Anlan-Site";
    private static final String GOOD_FOR_SECONDS = "7200";

    private final List<String> origins;

    EdgeOrigins(@ConfigProperty(name = "anlan.edge-origins") Optional<List<String>> origins) {
        this.origins = List.copyOf(origins.orElse(List.of()));
    }

    /** Where else the page may ask, as a source list; empty when there is nowhere else. */
    String sources() {
        return String.join(" ", origins);
    }

    @PermitAll
    void serve(@Observes Router router) {
        // Filters come after the routes of the hot path.
        var first = router.route().order(BEFORE_ALL).handler(this::admit);
        var told = new JsonObject().put("edges", new JsonArray(origins)).toBuffer();
        var route = router.get("/edges").handler(context -> {
            context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
            context.response().end(told).onFailure(gone -> {});
        });
    }

    private void admit(RoutingContext context) {
        var origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            context.next();
            return;
        }
        var headers = context.response().headers();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, TOLD_WITH)
                .add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (asksFirst(context)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ASKED_WITH)
                    .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, GOOD_FOR_SECONDS);
            context.response().setStatusCode(204).end().onFailure(gone -> {});
        } else {
            context.next();
        }
    }

    private static boolean asksFirst(RoutingContext context) {
        return context.request().method() == HttpMethod.OPTIONS
                && context.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
