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
    private static final String ASCII = "ISO-8859-1";

    static Shot get(String path) {
        return new Shot(HttpMethod.GET, path, Map.of(), null);
    }

    Shot with(Map<String, String> more) {
        return new Shot(method, path, more, body);
    }

    /** The request as it goes over the wire. */
    Buffer wire(String host) {
        StringBuilder head = new StringBuilder(512)
                .append(method.name())
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        Buffer content = body;
        if (content == null) {
            return Buffer.buffer(head.append("\r\n").toString(), ASCII);
        }
        head.append("Content-Length: ").append(content.length()).append("\r\n\r\n");
        return Buffer.buffer(head.toString(), ASCII).appendBuffer(content);
    }
}
