package io.anlan.app.registration.http;

import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.registration.Reading;
import io.anlan.app.registration.RegistrationReader;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.person.RegistrationNo;
import io.vertx.core.Vertx;
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

    ReadingRoutes(SessionTokens tokens, RegistrationReader reader) {
        this.tokens = tokens;
        this.reader = reader;
    }

    void open(@Observes Router router) {
        router.get("/registrations/:number").handler(this::read);
    }

    private void read(RoutingContext context) {
        Told.to(context, RegistrationNo.parse(context.pathParam("number")), number -> {
            var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
            if (authorization == null) {
                read(context, number, null);
            } else {
                Told.to(context, tokens.open(authorization), session -> read(context, number, session));
            }
        });
    }

    private void read(RoutingContext context, RegistrationNo number, @Nullable Session session) {
        var here = Vertx.currentContext();
        var unused = reader.read(number.value(), context.request().getParam("campaign"), session)
                .thenAccept(outcome -> here.runOnContext(go -> answer(context, outcome, session)));
    }

    private static void answer(RoutingContext context, Outcome<Reading> outcome, @Nullable Session session) {
        Told.to(
                context,
                outcome,
                reading -> Json.send(
                        context,
                        OK,
                        maySeeAll(reading, session)
                                ? RegistrationJson.whole(reading)
                                : RegistrationJson.outline(reading)));
    }

    private static boolean maySeeAll(Reading reading, @Nullable Session session) {
        return session != null
                && (session.role() != Role.CITIZEN
                        || session.personKey().equals(reading.acceptance().personKey()));
    }
}
