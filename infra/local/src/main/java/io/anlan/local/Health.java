package io.anlan.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks the parts' HTTP endpoints, with a short patience: a part that is frozen takes the connection and says nothing. */
final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Health() {}

    static boolean isOk(URI uri) {
        return send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build())
                .filter(answer -> answer.statusCode() == OK)
                .isPresent();
    }

    static Optional<HttpResponse<String>> get(URI uri, String token) {
        return send(request(uri, token).timeout(PATIENCE).build());
    }

    static Optional<HttpResponse<String>> post(URI uri, String token, Duration patience) {
        return send(request(uri, token)
                .timeout(patience)
                .POST(BodyPublishers.noBody())
                .build());
    }

    static Optional<HttpResponse<String>> put(URI uri, String token, String json) {
        return send(request(uri, token)
                .timeout(PATIENCE)
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    private static HttpRequest.Builder request(URI uri, String token) {
        var request = HttpRequest.newBuilder(uri);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
