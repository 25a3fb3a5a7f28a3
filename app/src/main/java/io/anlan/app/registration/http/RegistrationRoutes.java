package io.anlan.app.registration.http;

import io.anlan.app.identity.Session;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.problem.Correlation;
import io.anlan.app.problem.Json;
import io.anlan.app.registration.Answer;
import io.anlan.app.registration.Registrar;
import io.anlan.app.registration.Registrar.Wish;
import io.anlan.kernel.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** POST /campaigns/{id}/registrations as a raw route, the hot path. For citizens with a session. */
@Singleton
public final class RegistrationRoutes {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final SessionTokens tokens;
    private final Registrar registrar;

    RegistrationRoutes(SessionTokens tokens, Registrar registrar) {
        this.tokens = tokens;
        this.registrar = registrar;
    }

    void open(@Observes Router router) {
        router.post("/campaigns/:campaign/registrations")
                .handler(context -> SmallBody.read(context, body -> register(context, body)));
    }

    private void register(RoutingContext context, byte[] body) {
        var session = tokens.open(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        Told.to(context, session, who -> register(context, body, who));
    }

    private void register(RoutingContext context, byte[] body, Session session) {
        var key = IdempotencyKey.read(context.request().getHeader(IdempotencyKey.HEADER));
        Told.to(
                context,
                key,
                idempotencyKey -> Told.to(context, RegistrationBody.channel(body), channel -> {
                    var campaign = context.pathParam("campaign");
                    var wish = new Wish(session, campaign, channel, idempotencyKey, Correlation.id(context));
                    // The reply comes on whatever thread had it; the response belongs to this one.
                    var here = Vertx.currentContext();
                    registrar.register(wish, outcome -> here.runOnContext(go -> answer(context, outcome)));
                }));
    }

    private static void answer(RoutingContext context, Outcome<Answer> outcome) {
        if (!context.response().closed()) {
            Told.to(
                    context,
                    outcome,
                    answer -> Json.send(context, answer.fresh() ? CREATED : OK, RegistrationJson.of(answer)));
        }
    }
}
