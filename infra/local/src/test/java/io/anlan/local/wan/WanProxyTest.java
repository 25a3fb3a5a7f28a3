package io.anlan.local.wan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.process.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WanProxyTest {
    private static final int SILENCE_MILLIS = 300;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free("127.0.3.2");
    private final int controlPort = Ports.free("127.0.0.1");

    @BeforeEach
    void proxy_before_an_echo_at_site_b() throws Exception {
        vertx.createNetServer()
                .connectHandler(socket -> socket.handler(socket::write))
                .listen(port, "127.0.2.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        var route = new WanRoute(SiteId.SITE_B, WanKind.POSTGRES, "127.0.3.2", "127.0.2.1", port);
        assertThat(WanRoute.parse(WanRoute.format(List.of(route, route)))).containsExactly(route, route);
        vertx.deployVerticle(new WanProxy(List.of(route), controlPort))
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void a_cut_is_silent_and_a_heal_brings_what_was_held() throws Exception {
        try (var caller = callerFrom("127.0.1.1")) {
            assertThat(echo(caller, "before")).isEqualTo("before");

            steer("/cut");
            send(caller, "during");
            assertSilent(caller);

            steer("/heal");
            assertThat(read(caller, 6)).isEqualTo("during");
        }
    }

    @Test
    void a_new_connection_during_a_cut_is_accepted_and_hangs_until_the_heal() throws Exception {
        steer("/cut");
        try (var caller = callerFrom("127.0.1.1")) {
            send(caller, "hello");
            assertSilent(caller);

            steer("/heal");
            assertThat(read(caller, 5)).isEqualTo("hello");
        }
    }

    @Test
    void a_caller_of_the_targets_own_site_is_never_cut() throws Exception {
        steer("/cut");
        try (var caller = callerFrom("127.0.2.1")) {
            assertThat(echo(caller, "local")).isEqualTo("local");
        }
    }

    @Test
    void a_cut_of_one_direction_or_kind_leaves_the_others() throws Exception {
        try (var caller = callerFrom("127.0.1.1")) {
            assertThat(echo(caller, "before")).isEqualTo("before");

            steer("/cut?kind=journal");
            assertThat(echo(caller, "other kind")).isEqualTo("other kind");

            steer("/cut?from=site-b&to=site-a");
            send(caller, "lost answer");
            assertSilent(caller);
            assertThat(get("/")).contains("\"from\":\"site-b\"").contains("\"bytes\":");
        }
    }

    @Test
    void a_close_during_a_cut_is_not_seen_before_the_heal() throws Exception {
        try (var caller = callerFrom("127.0.1.1")) {
            assertThat(echo(caller, "x")).isEqualTo("x");
            steer("/cut");
        }
        assertThat(get("/")).contains("\"connections\":1");

        steer("/heal");
        awaitNoConnection();
    }

    @Test
    void a_slow_line_brings_everything_in_order_and_late() throws Exception {
        try (var caller = callerFrom("127.0.1.1")) {
            assertThat(echo(caller, "before")).isEqualTo("before");
            steer("/slow?from=site-a&delayMillis=150");
            var began = SystemTime.INSTANCE.monotonicNanos();

            send(caller, "one ");
            send(caller, "two ");
            assertThat(read(caller, 8)).isEqualTo("one two ");
            assertThat(SystemTime.INSTANCE.monotonicNanos() - began).isGreaterThan(140_000_000);

            steer("/slow?from=site-a");
            assertThat(get("/")).contains("\"slow\":[]");
            assertThat(echo(caller, "again")).isEqualTo("again");
        }
    }

    @Test
    void a_narrow_line_carries_so_much_a_second_and_loses_nothing() throws Exception {
        try (var caller = callerFrom("127.0.1.1")) {
            steer("/slow?bytesPerSecond=100000");
            var text = "0123456789".repeat(3_000);
            var began = SystemTime.INSTANCE.monotonicNanos();

            send(caller, text);
            assertThat(read(caller, text.length())).isEqualTo(text);
            assertThat(SystemTime.INSTANCE.monotonicNanos() - began).isGreaterThan(250_000_000);
        }
    }

    @Test
    void a_reset_breaks_what_is_open_and_nothing_else() throws Exception {
        try (var caller = callerFrom("127.0.1.1");
                var local = callerFrom("127.0.2.1")) {
            assertThat(echo(caller, "x")).isEqualTo("x");
            assertThat(echo(local, "x")).isEqualTo("x");

            steer("/reset?kind=journal");
            assertThat(echo(caller, "other kind")).isEqualTo("other kind");
            steer("/reset");

            assertThat(read(caller, 1)).isEmpty();
            assertThat(echo(local, "still here")).isEqualTo("still here");
        }
    }

    @Test
    void a_question_the_control_does_not_know_is_refused() throws Exception {
        assertThat(post("/cut?from=site-c").statusCode()).isEqualTo(400);
        assertThat(post("/cut?from=site-a&to=site-a").statusCode()).isEqualTo(400);
        assertThat(post("/slow?delayMillis=-1").statusCode()).isEqualTo(400);
        assertThat(post("/slow?delayMillis=soon").statusCode()).isEqualTo(400);
        assertThat(post("/burn").statusCode()).isEqualTo(404);
    }

    private void awaitNoConnection() {
        io.anlan.local.process.Await.that("the proxy holds no connection", java.time.Duration.ofMillis(PATIENCE_MILLIS))
                .until(() -> get("/").contains("\"connections\":0"));
    }

    private Socket callerFrom(String address) throws IOException {
        var socket = new Socket();
        socket.bind(new java.net.InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new java.net.InetSocketAddress("127.0.3.2", port), PATIENCE_MILLIS);
        return socket;
    }

    private static String echo(Socket socket, String text) throws IOException {
        send(socket, text);
        return read(socket, text.length());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket, int length) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new String(socket.getInputStream().readNBytes(length), java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    private void steer(String path) throws Exception {
        assertThat(post(path).statusCode()).isEqualTo(200);
    }

    private java.net.http.HttpResponse<String> post(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private String get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + controlPort + path);
    }
}
