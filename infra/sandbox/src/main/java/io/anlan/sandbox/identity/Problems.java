package io.anlan.sandbox.identity;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stand-in's refusals as problem+json; details name a field, never what was in it. */
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    static Response malformed(String detail) {
        return of(400, "malformed-request", "Malformed request", detail).build();
    }

    static Response unavailable(String detail) {
        return of(503, "unavailable", "Identity service unavailable", detail)
                .header("Retry-After", 1)
                .build();
    }

    private static Response.ResponseBuilder of(int status, String slug, String title, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "https://anlan.example/problems/" + slug);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        return Response.status(status).type(MEDIA_TYPE).entity(body);
    }
}
