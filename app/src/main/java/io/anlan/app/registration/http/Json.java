package io.anlan.app.registration.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Ends a raw route with JSON that nobody may keep. */
final class Json {

    private static final CharSequence TYPE = HttpHeaders.createOptimized("application/json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private Json() {}

    static void send(RoutingContext context, int status, String json) {
        send(context, status, Buffer.buffer(json));
    }

    static void send(RoutingContext context, int status, Buffer json) {
        var unused = context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .end(json);
    }
}
