package io.anlan.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An edge or a node that answers as the test says, and remembers what it was asked. */
final class StubService implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    record Asked(
            String method,
            String uri,
            @Nullable String token,
            @Nullable String key,
            String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Consumer<HttpServerRequest>> script = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    StubService() {
        server = await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    List<Asked> asked() {
        return asked;
    }

    /** Answers the next request; the last one given answers all that follow. */
    void then(Consumer<HttpServerRequest> answer) {
        script.add(answer);
    }

    static Consumer<HttpServerRequest> answers(int status, String json) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json);
    }

    static Consumer<HttpServerRequest> problem(int status, String slug, @Nullable String retryAfter) {
        return request -> {
            request.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json");
            if (retryAfter != null) {
                request.response().putHeader("Retry-After", retryAfter);
            }
            request.response()
                    .end("{\"type\":\"https://anlan.example/problems/" + slug + "\",\"status\":" + status
                            + ",\"detail\":\"because\"}");
        };
    }

    static Consumer<HttpServerRequest> registered(String site) {
        return answers(
                201,
                "{\"registrationNo\":\"N\",\"campaign\":\"c\",\"channel\":\"wechat\",\"site\":\"" + site
                        + "\",\"acceptedAt\":\"2026-11-21T00:00:00.000000+08:00\",\"durability\":\"BOTH_SITES\","
                        + "\"alreadyRegistered\":false,\"counts\":true,\"receipt\":{\"version\":1,\"kid\":\"k\"}}");
    }

    /** Answers when the test says so. */
    static Consumer<HttpServerRequest> when(Future<?> said, Consumer<HttpServerRequest> then) {
        return request -> said.onSuccess(now -> then.accept(request));
    }

    static Consumer<HttpServerRequest> hangs() {
        return request -> {};
    }

    static Consumer<HttpServerRequest> breaks() {
        return request -> request.connection().close();
    }

    @CanIgnoreReturnValue
    static <T> T await(Future<T> future) {
        return await(future.toCompletionStage());
    }

    @CanIgnoreReturnValue
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException cause) {
            throw new AssertionError("no answer in " + PATIENCE_SECONDS + " s", cause);
        }
    }

    /** Looks every few milliseconds, within the patience of an answer. */
    static void awaitUntil(BooleanSupplier condition) {
        CompletableFuture<Void> over =
                new CompletableFuture<Void>().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (!condition.getAsBoolean()) {
            if (over.isDone()) {
                throw new AssertionError("waited for " + PATIENCE_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        over.complete(null);
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            int number = asked.size();
            asked.add(new Asked(
                    request.method().name(),
                    request.uri(),
                    request.getHeader("Authorization"),
                    request.getHeader("Idempotency-Key"),
                    body.toString()));
            script.get(Math.min(number, script.size() - 1)).accept(request);
        });
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
