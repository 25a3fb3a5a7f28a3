package io.anlan.app.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Refusals that no resource makes: bodies beyond all limits, addresses nobody serves, routes that failed. */
@Singleton
public final class LastResort {

    /** No body this service takes is longer; single addresses have tighter limits. */
    static final long BODY_BYTES_MAX = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(LastResort.class);
    private static final int RIGHT_AFTER_CORRELATION = 9_000;
    private static final int SERVER_ERROR = 500;

    void limit(@Observes Filters filters) {
        filters.register(LastResort::refuseLongBodies, RIGHT_AFTER_CORRELATION);
    }

    @PermitAll
    void refuseTheRest(@Observes Router router) {
        var last = router.route().order(Integer.MAX_VALUE);
        var unused = last.handler(context -> Problems.write(context, ProblemMapper.ofStatus(404, context)));
        for (var status : new int[] {400, 404, 405, 406, 413, 414, 415}) {
            var same = router.errorHandler(status, LastResort::answer);
        }
        var failures = router.errorHandler(SERVER_ERROR, LastResort::answer);
    }

    private static void refuseLongBodies(RoutingContext context) {
        var announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null || fits(announced)) {
            context.next();
            return;
        }
        // The rest of the body will not be read, so this connection is of no more use.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        Problems.write(context, ProblemMapper.ofStatus(413, context));
    }

    private static boolean fits(String announced) {
        try {
            return Long.parseLong(announced.trim()) <= BODY_BYTES_MAX;
        } catch (NumberFormatException tooLongEvenToParse) {
            return false;
        }
    }

    private static void answer(RoutingContext context) {
        var status = context.statusCode();
        if (status >= 400 && status < SERVER_ERROR) {
            Problems.write(context, ProblemMapper.ofStatus(status, context));
            return;
        }
        LOG.error("request failed", context.failure());
        Problems.fail(context);
    }
}
