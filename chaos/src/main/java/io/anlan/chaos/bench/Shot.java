package io.anlan.chaos.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request of a closed loop. */
record Shot(
        HttpMethod method,
        String path,
        Map<String, String> headers,
        @Nullable Buffer body) {
    static Shot get(String path) {
        return new Shot(HttpMethod.GET, path, Map.of(), null);
    }

    Shot with(Map<String, String> more) {
        return new Shot(method, path, more, body);
    }
}
