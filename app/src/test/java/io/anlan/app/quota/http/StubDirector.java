package io.anlan.app.quota.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A director that speaks {@code PUT /leases/<right>} and grants to whoever asks first. */
public final class StubDirector implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "a-secret-of-site-a";
    static final Map<String, JsonObject> LEASES = new ConcurrentHashMap<>();
    static volatile boolean away;
    static volatile long validMillis;

    private final AtomicLong epochs = new AtomicLong(100);
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            var opened = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            opened.createContext("/leases/", this::answer);
            opened.start();
            server = opened;
            var secret = Files.createTempFile("anlan-director", ".secret");
            Files.writeString(secret, SECRET + "\nthe one before\n");
            return Map.of(
                    "anlan.director.url",
                    "http://127.0.0.1:" + opened.getAddress().getPort(),
                    "anlan.director.secret",
                    secret.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var right = exchange.getRequestURI().getPath().substring("/leases/".length());
        var asked = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var admitted = ("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var held = LEASES.get(right);
        if (!admitted || away) {
            send(exchange, admitted ? 503 : 401, new JsonObject());
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            LEASES.remove(right);
            send(exchange, 200, new JsonObject());
        } else if (held != null && !held.getString("holder").equals(asked.getString("holder"))) {
            send(exchange, 409, held);
        } else {
            var lease = held == null ? asked.copy().put("right", right).put("epoch", epochs.incrementAndGet()) : held;
            LEASES.put(right, lease);
            send(exchange, 200, lease.copy().put("validMillis", validMillis));
        }
    }

    private static void send(HttpExchange exchange, int status, JsonObject body) throws IOException {
        var bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
