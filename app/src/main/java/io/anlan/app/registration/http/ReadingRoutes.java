package io.anlan.app.registration.http;

import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.problem.Json;
import io.anlan.app.receipt.ReceiptCache;
import io.anlan.app.receipt.ReceiptCache.Ready;
import io.anlan.app.registration.Reading;
import io.anlan.app.registration.RegistrationReader;
import io.anlan.app.registration.StoredAt;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.RegistrationNo;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** GET /registrations/{no}: whole for its owner and for staff, an outline for everybody else. */
@Singleton
public final class ReadingRoutes {

    private static final int OK = 200;

    private final SessionTokens tokens;
    private final RegistrationReader reader;
    private final ReceiptCache cache;

    ReadingRoutes(SessionTokens tokens, RegistrationReader reader, ReceiptCache cache) {
        this.tokens = tokens;
        this.reader = reader;
        this.cache = cache;
    }

    void open(@Observes Router router) {
        router.get("/registrations/:number").order(Json.AHEAD_OF_OTHERS).handler(this::read);
    }

    private void read(RoutingContext context) {
        Told.to(context, RegistrationNo.parse(context.pathParam("number")), number -> {
            var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
            if (authorization == null) {
                read(context, number.value(), null);
            } else {
                Told.to(context, tokens.open(authorization), session -> read(context, number.value(), session));
            }
        });
    }

    private void read(RoutingContext context, String number, @Nullable Session session) {
        var campaign = context.request().getParam("campaign");
        var ready = cache.find(number);
        if (ready != null && stands(number, ready, campaign)) {
            Json.send(context, OK, part(ready, session));
            return;
        }
        var here = Vertx.currentContext();
        var unused = reader.read(number, campaign)
                .thenAccept(outcome -> here.runOnContext(
                        go -> Told.to(context, outcome, reading -> answer(context, reading, session))));
    }

    /** The number leads to one registration; asked for within another campaign it leads nowhere. */
    private boolean stands(String number, Ready ready, @Nullable String campaign) {
        return (campaign == null || campaign.equals(ready.campaignId())) && !reader.unsettled(number);
    }

    private void answer(RoutingContext context, Reading reading, @Nullable Session session) {
        var acceptance = reading.acceptance();
        var ready = new Ready(
                acceptance.campaignId(),
                acceptance.personKey(),
                Buffer.buffer(RegistrationJson.whole(reading)),
                Buffer.buffer(RegistrationJson.outline(reading)));
        // What is at one site will be stored better, and whoever asks then is told so.
        if (reading.storedAt() == StoredAt.BOTH_SITES) {
            cache.put(acceptance.registrationNo(), ready);
        }
        Json.send(context, OK, part(ready, session));
    }

    private static Buffer part(Ready ready, @Nullable Session session) {
        return maySeeAll(ready.owner(), session) ? ready.whole() : ready.outline();
    }

    private static boolean maySeeAll(PersonKey owner, @Nullable Session session) {
        return session != null
                && (session.role() != Role.CITIZEN || session.personKey().equals(owner));
    }
}
