package io.anlan.local.wan;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steers the proxy: {@code GET /}, {@code POST /cut} and {@code POST /heal}, each with {@code from}, {@code to} and
 * {@code kind}. What is not given means all; a bare {@code POST /cut} parts the sites both ways and leaves the witness to
 * both. {@code POST /slow} takes {@code delayMillis}, {@code jitterMillis} and {@code bytesPerSecond} too, none of them for as
 * fast as it can; {@code POST /reset} breaks the connections there are.
 */
final class WanControl implements Handler<HttpServerRequest> {
    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int UNKNOWN = 404;

    private final WanProxy proxy;

    WanControl(WanProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public void handle(HttpServerRequest request) {
        try {
            answer(request, OK, act(request));
        } catch (IllegalArgumentException bad) {
            answer(request, BAD, new JsonObject().put("error", bad.getMessage()));
        }
    }

    private @Nullable JsonObject act(HttpServerRequest request) {
        var asked = request.method() + " " + request.path();
        if (asked.equals("POST /cut")) {
            proxy.cut(directions(request));
        } else if (asked.equals("POST /heal")) {
            proxy.heal(directions(request));
        } else if (asked.equals("POST /slow")) {
            proxy.slow(
                    directions(request),
                    new WanPace(
                            (int) number(request, "delayMillis"),
                            (int) number(request, "jitterMillis"),
                            number(request, "bytesPerSecond")));
        } else if (asked.equals("POST /reset")) {
            proxy.reset(directions(request));
        } else if (!request.method().equals(HttpMethod.GET) || !request.path().equals("/")) {
            return null;
        }
        return proxy.state();
    }

    private static Set<WanDirection> directions(HttpServerRequest request) {
        var kind = request.getParam("kind");
        var from = place(request.getParam("from"));
        var to = place(request.getParam("to"));
        var found = WanDirection.matching(from, to, WanKind.of(kind == null ? "all" : kind));
        if (found.isEmpty()) {
            throw new IllegalArgumentException("a place is not cut from itself");
        }
        // To cut without a name parts the sites; a heal without one heals everything.
        if (from == null && to == null && request.path().equals("/cut")) {
            found.removeIf(direction -> !direction.betweenSites());
        }
        return found;
    }

    private static long number(HttpServerRequest request, String name) {
        var text = request.getParam(name);
        return text == null ? 0 : Long.parseLong(text);
    }

    private static @Nullable WanPlace place(@Nullable String id) {
        return id == null ? null : WanPlace.of(id);
    }

    private static void answer(HttpServerRequest request, int status, @Nullable JsonObject body) {
        var text = body == null ? "{\"error\":\"known are GET /, POST /cut, /heal, /slow, /reset\"}" : body.encode();
        // Who asked has gone when this fails; there is nobody left to tell.
        request.response()
                .setStatusCode(body == null ? UNKNOWN : status)
                .putHeader("Content-Type", "application/json")
                .end(text)
                .onFailure(gone -> {});
    }
}
