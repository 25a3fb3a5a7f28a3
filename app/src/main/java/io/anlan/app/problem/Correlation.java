package io.anlan.app.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id that follows a request from the edge to the link. Taken from the caller if it is decent, made otherwise. */
@Singleton
public final class Correlation {

    /** The header that carries the id in requests and answers. */
    public static final String HEADER = "Correlation-Id";

    private static final String KEY = "correlationId";
    private static final int LONGEST = 40;
    private static final CharSequence NAME = HttpHeaders.createOptimized(HEADER);
    private static final int BEFORE_ALL_ELSE = 10_000;
    private static final int BEFORE_THOSE_THAT_LOG = 9_100;

    void follow(@Observes Filters filters) {
        filters.register(Correlation::give, BEFORE_ALL_ELSE);
        filters.register(Correlation::note, BEFORE_THOSE_THAT_LOG);
    }

    /** The id of the request. */
    public static String id(RoutingContext context) {
        String known = context.get(KEY);
        return known == null ? assign(context) : known;
    }

    private static void give(RoutingContext context) {
        var unused = assign(context);
        context.next();
    }

    /** Answers from memory log nothing and have been given before this. */
    private static void note(RoutingContext context) {
        MDC.put(KEY, id(context));
        context.next();
    }

    private static String assign(RoutingContext context) {
        var id = decent(context.request().getHeader(HEADER));
        context.put(KEY, id);
        context.response().putHeader(NAME, id);
        return id;
    }

    static String decent(@Nullable String offered) {
        return offered != null && isDecent(offered) ? offered : make();
    }

    /** Every request pays for this, so it is no pattern. */
    private static boolean isDecent(String offered) {
        for (var i = 0; i < offered.length(); i++) {
            if (offered.charAt(i) < '!' || offered.charAt(i) > '~') {
                return false;
            }
        }
        return !offered.isEmpty() && offered.length() <= LONGEST;
    }

    private static String make() {
        var bytes = new byte[12];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
