package io.anlan.failover.edge;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.failover.edge.admin.AdminConfig;
import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.Traveller;
import io.anlan.kernel.SiteId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An edge before one stub node at each site, and a citizen. */
final class EdgeFixture implements AutoCloseable {

    static final String SECRET = "edge-secret-of-this-test";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final StubNode a;
    final StubNode b;
    final ManualTicker clock = new ManualTicker();
    private final Path folder;
    private final Edge edge;

    EdgeFixture() {
        this(CheckRules.STANDARD, EdgeLimits.STANDARD);
    }

    EdgeFixture(CheckRules checks, EdgeLimits limits) {
        this(checks, limits, Optional.empty());
    }

    EdgeFixture(CheckRules checks, EdgeLimits limits, Optional<TlsFiles> tls) {
        this(checks, limits, tls, null);
    }

    /** Before nodes that want to see a certificate. */
    EdgeFixture(CheckRules checks, PartFolders parts) {
        this(checks, EdgeLimits.STANDARD, Optional.empty(), parts);
    }

    private EdgeFixture(CheckRules checks, EdgeLimits limits, Optional<TlsFiles> tls, @Nullable PartFolders parts) {
        a = new StubNode(vertx, SiteId.SITE_A, parts);
        b = new StubNode(vertx, SiteId.SITE_B, parts);
        folder = folder();
        AdminConfig admin = new AdminConfig("127.0.0.1", 0, folder.resolve("secret"), folder.resolve("weights.json"));
        EdgeConfig config = new EdgeConfig(
                "127.0.0.1",
                0,
                null,
                List.of(a.address(), b.address()),
                true,
                1,
                checks,
                limits,
                tls,
                Optional.ofNullable(parts).map(PartFolders::edge),
                Optional.of(admin));
        edge = await("the edge to listen", new Edge(config, clock).start());
        if (parts == null) {
            awaitState(SiteId.SITE_A, "UP");
            awaitState(SiteId.SITE_B, "UP");
        }
    }

    static <T> T await(String what, Future<T> future) {
        return await(what, future.toCompletionStage().toCompletableFuture());
    }

    static <T> T await(String what, CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException cause) {
            throw new AssertionError("waited for " + what, cause);
        }
    }

    Vertx vertx() {
        return vertx;
    }

    Edge edge() {
        return edge;
    }

    int port() {
        return edge.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + edge.port() + path);
    }

    /** The bearer token of a person whose home is this site. */
    static String tokenAt(SiteId home) {
        return tokenAt(home, 0);
    }

    /** The same for the n-th such person. */
    static String tokenAt(SiteId home, int number) {
        int found = 0;
        for (int i = 0; ; i++) {
            if (Traveller.ofTag("person" + i).home() == home && found++ == number) {
                return "Bearer A1.person" + i + ".sealed";
            }
        }
    }

    HttpRequest.Builder request(String path, SiteId home) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", tokenAt(home))
                .timeout(PATIENCE);
    }

    HttpRequest register(SiteId home) {
        return request("/campaigns/c/registrations", home)
                .header("Idempotency-Key", "key-1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"channel\":\"wechat\"}"))
                .build();
    }

    HttpRequest registerWithoutKey(SiteId home) {
        return request("/campaigns/c/registrations", home)
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    HttpRequest read(SiteId home) {
        return request("/campaigns/c", home).GET().build();
    }

    Heard send(HttpRequest request) {
        return await("an answer of the edge", sendAsync(request));
    }

    CompletableFuture<Heard> sendAsync(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(Heard::new);
    }

    /** At the admin port, with this bearer secret. */
    HttpRequest.Builder admin(String path, String secret) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.adminPort() + path))
                .header("Authorization", "Bearer " + secret)
                .timeout(PATIENCE);
    }

    @CanIgnoreReturnValue
    Heard weigh(String json) {
        return send(admin("/admin/weights", SECRET)
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    /** What the edge tells those who steer it. */
    JsonObject status() {
        return new JsonObject(send(admin("/admin/state", SECRET).build()).body());
    }

    /** Waits until the stub has been asked so often. */
    void awaitSeen(StubNode node, int requests) {
        awaitUntil(
                requests + " requests at " + node.address().site(),
                () -> node.seen().size() >= requests);
    }

    /** Time passes until it is so. */
    void passUntil(String what, BooleanSupplier condition) {
        awaitUntil(what, () -> {
            clock.pass(Duration.ofMillis(100));
            return condition.getAsBoolean();
        });
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    private static Path folder() {
        try {
            Path made = Files.createTempDirectory("edge");
            Files.writeString(made.resolve("secret"), SECRET + "\n");
            return made;
        } catch (IOException cause) {
            throw new AssertionError("no folder", cause);
        }
    }

    void awaitState(SiteId site, String state) {
        awaitUntil(site + " to be " + state, () -> isState(site, state));
    }

    boolean isState(SiteId site, String state) {
        return site(site).getString("state").equals(state);
    }

    JsonObject site(SiteId site) {
        return status().getJsonArray("sites").getJsonObject(site.number() - 1);
    }

    void awaitUntil(String what, BooleanSupplier condition) {
        Waits.until(what, condition);
    }

    @Override
    public void close() {
        Future<Void> left = edge.stop();
        passUntil("the edge to leave", left::isComplete);
        await("the stubs to close", vertx.close());
    }

    /** An answer as the citizen hears it. */
    record Heard(HttpResponse<String> answer) {

        int status() {
            return answer.statusCode();
        }

        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        String body() {
            return answer.body();
        }
    }
}
