package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EdgeStreamTest {

    private final EdgeFixture twin = new EdgeFixture();
    private final Promise<HttpServerResponse> opened = Promise.promise();

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void events_pass_as_they_come_and_for_as_long_as_they_come() throws IOException {
        twin.a.does(this::open);
        try (BufferedReader events = read(events())) {
            HttpServerResponse node = EdgeFixture.await("the node to be asked", opened.future());
            node.write("data: one\n\n");
            assertThat(events.readLine()).isEqualTo("data: one");
            assertThat(twin.status().getInteger("streams")).isEqualTo(1);
            assertThat(twin.status().getInteger("inFlight")).isZero();

            twin.clock.pass(Duration.ofMinutes(10));
            node.write("data: two\n\n");
            node.end();

            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isEqualTo("data: two");
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isNull();
        }
        twin.awaitUntil("the stream to be forgotten", () -> twin.status().getInteger("streams") == 0);
    }

    @Test
    void a_stream_is_not_asked_for_twice() {
        twin.a.does(StubNode.hangs());
        CompletableFuture<Heard> asked = twin.sendAsync(asks());
        twin.awaitSeen(twin.a, 1);
        twin.clock.pass(Duration.ofMillis(2_900));

        Heard answer = EdgeFixture.await("the end of the only try", asked);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void a_stream_of_a_site_that_drains_ends_so_that_its_reader_goes_elsewhere() throws IOException {
        twin.a.does(this::open);
        try (BufferedReader events = read(events())) {
            HttpServerResponse node = EdgeFixture.await("the node to be asked", opened.future());
            Promise<Void> closed = Promise.promise();
            node.closeHandler(closed::tryComplete);
            node.write("data: one\n\n");
            assertThat(events.readLine()).isEqualTo("data: one");

            twin.weigh("{\"site-a\":0}");

            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isNull();
            assertThat(EdgeFixture.await("the node's side to end", closed.future()))
                    .isNull();
        }
    }

    @Test
    void a_reader_who_goes_away_ends_the_stream_at_the_node() throws IOException {
        twin.a.does(this::open);
        Promise<Void> closed = Promise.promise();
        try (BufferedReader events = read(events())) {
            HttpServerResponse node = EdgeFixture.await("the node to be asked", opened.future());
            node.closeHandler(closed::tryComplete);
            node.write("data: one\n\n");
            assertThat(events.readLine()).isEqualTo("data: one");
        }

        assertThat(EdgeFixture.await("the node's side to end", closed.future())).isNull();
        twin.awaitUntil("the stream to be forgotten", () -> twin.status().getInteger("streams") == 0);
    }

    private void open(HttpServerRequest request) {
        HttpServerResponse response =
                request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        response.writeHead();
        opened.complete(response);
    }

    private HttpRequest asks() {
        return twin.request("/codes/events", SITE_A)
                .header("Accept", "text/event-stream")
                .build();
    }

    private HttpResponse<InputStream> events() {
        return EdgeFixture.await(
                "the head of the stream", HttpClient.newHttpClient().sendAsync(asks(), BodyHandlers.ofInputStream()));
    }

    private static BufferedReader read(HttpResponse<InputStream> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }
}
