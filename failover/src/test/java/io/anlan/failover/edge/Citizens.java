package io.anlan.failover.edge;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What numbered persons ask of an edge. */
final class Citizens {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOKED_AT = 24;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI edge;

    Citizens(URI edge) {
        this.edge = edge;
    }

    static String site(HttpResponse<?> answer) {
        return answer.headers().firstValue("Anlan-Site").orElse("");
    }

    /** Somebody whom the edge sends to this site. */
    int at(String site) {
        for (int person = 0; person < LOOKED_AT; person++) {
            if (site(send(read(person))).equals(site)) {
                return person;
            }
        }
        throw new AssertionError("nobody is at home in " + site);
    }

    HttpRequest.Builder request(String path, int person) {
        return HttpRequest.newBuilder(edge.resolve(path))
                .header("Authorization", "Bearer A1.person" + person + ".sealed")
                .timeout(PATIENCE);
    }

    HttpRequest read(int person) {
        return request("/campaigns/c", person).build();
    }

    HttpRequest register(int person) {
        return post("/campaigns/c/registrations", person, "{\"channel\":\"wechat\"}");
    }

    HttpRequest post(String path, int person, String body) {
        return request(path, person)
                .header("Idempotency-Key", "key-" + person)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpRequest registerWithoutKey(int person) {
        return request("/campaigns/c/registrations", person)
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    @CanIgnoreReturnValue
    HttpResponse<String> send(HttpRequest request) {
        return EdgeFixture.await("an answer of the edge", sendAsync(request, BodyHandlers.ofString()));
    }

    <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> body) {
        return http.sendAsync(request, body);
    }
}
