package io.anlan.client.sending;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One request as it is sent, the same bytes each time.
 *
 * @param token the bearer token; also says where the home site is
 * @param idempotencyKey the identity of the intent; the same for every send of it
 */
public record Ask(
        HttpMethod method,
        String uri,
        @Nullable String token,
        @Nullable String idempotencyKey,
        Buffer body) {

    /** A read. */
    public static Ask get(String uri, @Nullable String token) {
        return new Ask(HttpMethod.GET, uri, token, null, Buffer.buffer());
    }

    /** A request that may be repeated under its key. */
    public static Ask post(String uri, @Nullable String token, String idempotencyKey, String json) {
        return new Ask(HttpMethod.POST, uri, token, idempotencyKey, Buffer.buffer(json));
    }

    /** Holds a token and a body: nothing for a log. */
    @Override
    public String toString() {
        return "Ask[" + method + "]";
    }
}
