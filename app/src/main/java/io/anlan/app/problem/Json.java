package io.anlan.app.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Ends a raw route with JSON. */
public final class Json {

    /**
     * For routes that answer from memory: ahead of all that other requests pass, which would cost more than the answer,
     * but behind {@link Correlation} and {@link RequestBounds}.
     */
    public static final int AHEAD_OF_OTHERS = -9_200;

    private static final CharSequence TYPE = HttpHeaders.createOptimized("application/json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence SNIFFING = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NONE = HttpHeaders.createOptimized("nosniff");

    private Json() {}

    /** Sends what nobody may keep. */
    public static void send(RoutingContext context, int status, String json) {
        send(context, status, Buffer.buffer(json));
    }

    /** Sends what nobody may keep. */
    public static void send(RoutingContext context, int status, Buffer json) {
        var response = context.response().setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        end(response, json);
    }

    /** Ends an answer of which the caller has said how long it may be kept. */
    public static void end(HttpServerResponse response, Buffer json) {
        var unused = response.putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(SNIFFING, NONE)
                .end(json);
    }
}
