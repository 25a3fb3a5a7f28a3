package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.kernel.SiteId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A node that behaves as the test says. Counts what reached it. */
final class StubNode implements AutoCloseable {

    /** What it does with a request that is no health check. */
    interface Behaviour {
        void handle(HttpServerRequest request);
    }

    record Seen(String method, String uri, Map<String, String> headers, String body) {}

    private final Vertx vertx;
    private final SiteId site;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = answers(201, "{\"registrationNo\":\"N\"}");
    private volatile boolean frozen;
    private volatile boolean ready = true;
    private volatile int checks;
    private @Nullable HttpServer server;
    private final @Nullable PartFolders parts;
    private int port;

    StubNode(Vertx vertx, SiteId site) {
        this(vertx, site, null);
    }

    /** One that talks TLS with who has a certificate, if there are any. */
    StubNode(Vertx vertx, SiteId site, @Nullable PartFolders parts) {
        this.parts = parts;
        this.vertx = vertx;
        this.site = site;
        start();
    }

    static Behaviour answers(int status, String body) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    static Behaviour problem(int status, String slug) {
        return problem(status, slug, "2");
    }

    static Behaviour problem(int status, String slug, String retryAfter) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", retryAfter)
                .end("{\"type\":\"https://anlan.example/problems/" + slug + "\",\"status\":" + status + "}");
    }

    /** Answers when the test says so. */
    static Behaviour when(Future<?> said, Behaviour then) {
        return request -> said.onSuccess(now -> then.handle(request));
    }

    static Behaviour hangs() {
        return request -> {};
    }

    static Behaviour resets() {
        return request -> request.connection().close();
    }

    void does(Behaviour wanted) {
        behaviour = wanted;
    }

    /** It accepts connections and answers nothing, like a stopped process. */
    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
    }

    void ready(boolean wanted) {
        ready = wanted;
    }

    NodeAddress address() {
        return new NodeAddress(site, "127.0.0.1", port, parts != null);
    }

    List<Seen> seen() {
        return seen;
    }

    int checks() {
        return checks;
    }

    /** Nobody listens any more and every connection breaks. */
    void kill() {
        HttpServer running = server;
        server = null;
        if (running != null) {
            EdgeFixture.await("the stub to be killed", running.close());
        }
    }

    void start() {
        HttpServer made = vertx.createHttpServer(parts == null ? new HttpServerOptions() : parts.doorOf(site))
                .connectionHandler(connection -> connection.exceptionHandler(broken -> {}))
                .requestHandler(this::handle);
        server = EdgeFixture.await("the stub to listen", made.listen(port, "127.0.0.1"));
        port = made.actualPort();
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/q/health/ready")) {
            checks++;
            if (!frozen) {
                request.response().setStatusCode(ready ? 200 : 503).end();
            }
            return;
        }
        request.body().onSuccess(body -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
            seen.add(new Seen(request.method().name(), request.uri(), headers, body.toString()));
            if (!frozen) {
                behaviour.handle(request);
            }
        });
    }

    @Override
    public void close() {
        kill();
    }
}
