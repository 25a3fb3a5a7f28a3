package io.anlan.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.anlan.kernel.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Calls one address of the twin, one request at a time; no retries of its own. */
final class Caller {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;

    Caller(URI base) {
        this.base = base;
    }

    Answer get(String path, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET(), headers);
    }

    Answer post(String path, String body, Map<String, String> headers) {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    Answer put(String path, String body, Map<String, String> headers) {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    Answer register(String token, String campaign, String channel, String key) {
        return post(
                "/campaigns/" + campaign + "/registrations",
                JSON.createObjectNode().put("channel", channel).toString(),
                Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key));
    }

    Answer registration(String campaign, String number, String token) {
        return get(
                "/registrations/" + number + "?campaign=" + campaign,
                token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    private Answer send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::setHeader);
        long start = SystemTime.INSTANCE.monotonicNanos();
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            Duration took = Duration.ofNanos(SystemTime.INSTANCE.monotonicNanos() - start);
            return new Answer(response.statusCode(), json(response.body()), response.body(), took);
        } catch (IOException e) {
            throw new UncheckedIOException(base + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
