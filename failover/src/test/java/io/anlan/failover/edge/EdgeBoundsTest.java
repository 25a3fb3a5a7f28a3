package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import io.anlan.failover.edge.plan.CheckRules;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EdgeBoundsTest {

    private static final EdgeLimits NARROW = new EdgeLimits(
            64 * 1024, 16 * 1024, 100_000, 20, 3, 2, 8, Duration.ofMillis(800), Duration.ofMillis(1_500));

    private final EdgeFixture twin = new EdgeFixture(CheckRules.STANDARD, NARROW);

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void a_body_of_64_KiB_passes_and_one_byte_more_does_not() {
        Heard whole = twin.send(post("x".repeat(65_536), true));
        Heard tooLarge = twin.send(post("x".repeat(65_537), true));

        assertThat(whole.status()).isEqualTo(201);
        assertThat(twin.a.seen().get(0).body()).hasSize(65_536);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("/problems/body-too-large");
        assertThat(tooLarge.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(twin.a.seen()).hasSize(1);
    }

    @Test
    void a_body_of_unknown_length_is_counted_as_it_comes() {
        Heard answer = twin.send(post("x".repeat(1_000_000), false));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(twin.a.seen()).isEmpty();
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void an_announced_length_is_refused_before_the_body_comes() throws IOException {
        String answer = raw("POST /campaigns HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000000000000000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("connection: close");
    }

    @Test
    void a_header_of_a_megabyte_is_answered_431_with_a_problem() throws IOException {
        String answer = raw("GET /campaigns HTTP/1.1\r\nHost: x\r\nX-Big: " + "x".repeat(1 << 20) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(answer).contains("/problems/headers-too-large").contains("correlationId");
    }

    @Test
    void an_endless_request_line_is_answered_414() throws IOException {
        assertThat(raw("GET /" + "x".repeat(1 << 20) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .matches("(?s)HTTP/1.. 414 .*")
                .contains("/problems/address-too-long");
    }

    @Test
    void what_is_not_http_is_answered_400() throws IOException {
        assertThat(raw("\u0016\u0003\u0001 hello\r\n\r\n")).matches("(?s)HTTP/1.. 400 .*");
        assertThat(raw("GET http://elsewhere/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(raw("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
    }

    @Test
    void a_body_that_never_comes_ends_with_408() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST /campaigns/c/registrations HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
            twin.awaitUntil("the request to be in flight", () -> twin.status().getInteger("inFlight") == 1);
            twin.clock.pass(NARROW.requestTime());

            assertThat(read(socket)).startsWith("HTTP/1.1 408 ");
        }
        assertThat(twin.status().getInteger("inFlight")).isZero();
    }

    @Test
    void more_requests_than_the_edge_takes_are_told_to_come_back() {
        twin.a.does(StubNode.hangs());
        twin.b.does(StubNode.hangs());
        List<CompletableFuture<Heard>> hanging = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            hanging.add(twin.sendAsync(twin.register(SITE_A)));
        }
        // In flight is a request whose body is still on its way, and whose try has not begun.
        twin.awaitSeen(twin.a, 3);

        Heard answer = twin.send(twin.register(SITE_A));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/not-stored");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        twin.clock.pass(NARROW.tryTime());
        twin.awaitSeen(twin.b, 3);
        twin.clock.pass(NARROW.requestTime());
        hanging.forEach(one -> assertThat(
                        EdgeFixture.await("the hanging ones to end", one).status())
                .isEqualTo(503));
    }

    @Test
    void more_connections_than_the_edge_takes_are_closed() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < NARROW.connections(); i++) {
                held.add(connect());
            }
            twin.awaitUntil(
                    "as many connections as it takes",
                    () -> twin.status().getInteger("connections") == NARROW.connections());
            assertThat(held).noneMatch(EdgeBoundsTest::isClosedByTheEdge);

            Socket tooMany = connect();
            held.add(tooMany);

            twin.awaitUntil("a connection to be refused", () -> isClosedByTheEdge(tooMany));
            assertThat(held.subList(0, NARROW.connections())).noneMatch(EdgeBoundsTest::isClosedByTheEdge);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        twin.awaitUntil("room again", () -> twin.status().getInteger("connections") < 5);
    }

    @Test
    void an_answer_larger_than_the_edge_holds_is_no_answer() {
        twin.a.does(StubNode.answers(200, "x".repeat(100_001)));
        twin.b.does(StubNode.answers(200, "x".repeat(100_000)));

        Heard answer = twin.send(twin.read(SITE_A));

        assertThat(answer.header("Anlan-Site")).isEqualTo("site-b");
        assertThat(answer.body()).hasSize(100_000);
    }

    @Test
    void a_citizen_who_goes_away_frees_what_was_held() throws IOException {
        EdgeLimits patient = new EdgeLimits(
                64 * 1024, 16 * 1024, 100_000, 20, 3, 2, 8, Duration.ofSeconds(50), Duration.ofSeconds(60));
        try (EdgeFixture other = new EdgeFixture(CheckRules.STANDARD, patient)) {
            other.a.does(StubNode.hangs());
            other.b.does(StubNode.hangs());
            try (Socket socket = new Socket("127.0.0.1", other.port())) {
                write(socket, "GET /campaigns HTTP/1.1\r\nHost: x\r\n\r\n");
                other.awaitUntil(
                        "the request to be in flight", () -> other.status().getInteger("inFlight") == 1);
            }

            other.awaitUntil(
                    "the request to be counted as given up",
                    () -> other.status().getJsonObject("requests").getLong("aborted") == 1);
            assertThat(other.status().getInteger("inFlight")).isZero();
        }
    }

    private java.net.http.HttpRequest post(String body, boolean lengthKnown) {
        byte[] octets = body.getBytes(StandardCharsets.US_ASCII);
        return twin.request("/campaigns/c/registrations", SITE_A)
                .header("Idempotency-Key", "key-1")
                .POST(
                        lengthKnown
                                ? BodyPublishers.ofByteArray(octets)
                                : BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(octets)))
                .build();
    }

    private Socket connect() {
        try {
            Socket socket = new Socket("127.0.0.1", twin.port());
            socket.setSoTimeout(30_000);
            return socket;
        } catch (IOException cause) {
            throw new AssertionError("no connection", cause);
        }
    }

    private static boolean isClosedByTheEdge(Socket socket) {
        try {
            socket.setSoTimeout(5);
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        } catch (IOException open) {
            return false;
        }
    }

    /** Writes all before it reads: an edge that closes too early takes its own answer back with a reset. */
    private String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return read(socket);
        }
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(Socket socket, String text) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException closed) {
            // The edge may close before all is written; what matters is what it answered.
        }
    }
}
