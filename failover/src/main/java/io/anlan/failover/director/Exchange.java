package io.anlan.failover.director;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** One question with its body and its caller, and the ways to answer it. */
record Exchange(HttpServerRequest request, Context context, Caller caller, Buffer body) {
    private static final String FORWARDED = "Anlan-Forwarded";

    String method() {
        return request.method().name();
    }

    String path() {
        return request.path();
    }

    /** How many directors have passed it on. */
    int forwards() {
        String header = request.getHeader(FORWARDED);
        return header != null && header.matches("[0-9]") ? Integer.parseInt(header) : 0;
    }

    /** The body as JSON; throws for one that is none. */
    JsonObject json() {
        try {
            return body.length() == 0 ? new JsonObject() : body.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException("the body is no JSON object", e);
        }
    }

    void answer(int status, JsonObject json) {
        answer(status, status >= 400 ? "application/problem+json" : "application/json", json.toBuffer());
    }

    void problem(Problem problem, String detail) {
        answer(problem.status, problem.json(detail));
    }

    void problem(Problem problem, String code, String detail) {
        answer(problem.status, problem.json(detail).put("code", code));
    }

    void answer(int status, String type, Buffer text) {
        context.runOnContext(here -> {
            request.response().setStatusCode(status);
            request.response().headers().set("Content-Type", type).set("Cache-Control", "no-store");
            if (status == Problem.NOT_NOW.status) {
                request.response().headers().set("Retry-After", "1");
            }
            // Who asked has gone when this fails; there is nobody left to tell.
            request.response().end(text).onFailure(gone -> {});
        });
    }
}
