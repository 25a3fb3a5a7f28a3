package io.anlan.app.quota.http;

import io.anlan.app.identity.SessionTokens;
import io.anlan.app.problem.Correlation;
import io.anlan.app.problem.Json;
import io.anlan.app.quota.ClaimAnswer;
import io.anlan.app.quota.Claims;
import io.anlan.app.registration.http.IdempotencyKey;
import io.anlan.app.registration.http.Told;
import io.anlan.kernel.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** POST /campaigns/{id}/claims as a raw route: at ten o'clock everybody comes. For citizens with a session. */
@Singleton
public final class ClaimRoutes {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final SessionTokens tokens;
    private final Claims claims;

    ClaimRoutes(SessionTokens tokens, Claims claims) {
        this.tokens = tokens;
        this.claims = claims;
    }

    void open(@Observes Router router) {
        router.post("/campaigns/:campaign/claims").handler(this::claim);
    }

    private void claim(RoutingContext context) {
        // Whatever body there is says nothing; it is read and dropped.
        context.request().resume();
        var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        Told.to(context, tokens.open(authorization), session -> {
            var key = IdempotencyKey.read(context.request().getHeader(IdempotencyKey.HEADER));
            Told.to(context, key, idempotencyKey -> {
                var here = Vertx.currentContext();
                var unused = claims.claim(
                                session, context.pathParam("campaign"), idempotencyKey, Correlation.id(context))
                        .thenAccept(outcome -> here.runOnContext(go -> answer(context, outcome)));
            });
        });
    }

    private static void answer(RoutingContext context, Outcome<ClaimAnswer> outcome) {
        if (!context.response().closed()) {
            Told.to(
                    context,
                    outcome,
                    answer -> Json.send(context, answer.fresh() ? CREATED : OK, ClaimJson.of(answer)));
        }
    }
}
