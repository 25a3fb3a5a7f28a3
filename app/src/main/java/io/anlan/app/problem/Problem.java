package io.anlan.app.problem;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A refusal as it goes over the wire (RFC 9457). */
record Problem(
        String slug,
        int status,
        String detail,
        String correlationId,
        @Nullable Long retryAfterSeconds) {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://anlan.example/problems/";

    String json() {
        return new JsonObject()
                .put("type", TYPES + slug)
                .put("title", ProblemType.of(slug).title())
                .put("status", status)
                .put("detail", detail)
                .put("correlationId", correlationId)
                .encode();
    }
}
