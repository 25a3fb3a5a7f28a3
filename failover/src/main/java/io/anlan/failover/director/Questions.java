package io.anlan.failover.director;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A director's own questions to others; one that is not answered in a second counts as not answered. */
final class Questions {
    private static final int CONNECT_MILLIS = 700;
    private static final long ANSWER_MILLIS = 1_000;
    private static final int CONNECTIONS_MAX = 4;
    private static final int OK = 200;

    private final HttpClient client;

    Questions(Vertx vertx, String host) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setLocalAddress(host),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    /** The JSON that is answered; fails for anything but a 200. */
    Future<Object> get(URI at, String path, @Nullable String secret) {
        return send(HttpMethod.GET, at, path, secret, Buffer.buffer());
    }

    Future<Object> send(HttpMethod method, URI at, String path, @Nullable String secret, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(at.getHost())
                .setPort(at.getPort())
                .setURI(path)
                .setTimeout(ANSWER_MILLIS);
        if (secret != null) {
            options.putHeader("Authorization", "Bearer " + secret);
        }
        return client.request(options).compose(request -> request.send(body).compose(Questions::read));
    }

    private static Future<Object> read(HttpClientResponse response) {
        return response.statusCode() == OK
                ? response.body().map(Json::decodeValue)
                : Future.failedFuture("status " + response.statusCode());
    }

    /** The first line of a secret's file, or what stands behind {@code key=} in a key file. */
    static Optional<String> secret(@Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("key=") || !line.contains("="))
                    .map(line -> line.startsWith("key=") ? line.substring(4).strip() : line.strip())
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
