package io.anlan.failover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.kernel.Ladder;
import io.anlan.kernel.SiteId;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every edge does, ours and HAProxy alike, each by its own clock. */
abstract class EdgeContract {

    private static final int PERSONS = 24;

    private final Vertx vertx = Vertx.vertx();
    final @Nullable PartFolders parts = tls() ? PartFolders.fresh() : null;
    private final StubNode a = new StubNode(vertx, SiteId.SITE_A, parts);
    private final StubNode b = new StubNode(vertx, SiteId.SITE_B, parts);
    private Citizens citizens = new Citizens(URI.create("http://127.0.0.1"));

    /** Starts an edge before these nodes; answers where it listens. */
    abstract URI start(List<NodeAddress> nodes) throws Exception;

    abstract void stop() throws Exception;

    /** Returns when so much time has passed for the edge. */
    abstract void pass(Duration span);

    /** Whether it talks TLS with the nodes. */
    abstract boolean tls();

    @BeforeEach
    void begin() throws Exception {
        citizens = new Citizens(start(List.of(a.address(), b.address())));
        Waits.until("both sites to be used", () -> used(a) && used(b));
        a.seen().clear();
        b.seen().clear();
    }

    @AfterEach
    void end() throws Exception {
        stop();
        EdgeFixture.await("the stubs to close", vertx.close());
    }

    @Test
    void a_person_is_always_sent_to_the_same_site_and_each_site_has_its_persons() {
        for (int person = 0; person < PERSONS; person++) {
            String first = Citizens.site(citizens.send(citizens.read(person)));
            assertThat(Citizens.site(citizens.send(citizens.register(person)))).isEqualTo(first);
            assertThat(Citizens.site(citizens.send(citizens.read(person)))).isEqualTo(first);
        }

        assertThat(a.seen()).isNotEmpty();
        assertThat(b.seen()).isNotEmpty();
    }

    @Test
    void when_a_site_dies_nobody_is_left_without_an_answer() {
        a.kill();

        for (int person = 0; person < PERSONS; person++) {
            assertThat(citizens.send(citizens.register(person)).statusCode()).isEqualTo(201);
        }
        assertThat(b.seen()).hasSize(PERSONS);
    }

    @Test
    void when_a_site_freezes_its_persons_are_answered_by_the_other() {
        int person = citizens.at("site-a");
        int before = a.seen().size();
        a.freeze();

        CompletableFuture<HttpResponse<String>> sent =
                citizens.sendAsync(citizens.register(person), BodyHandlers.ofString());
        Waits.until("the frozen site to be asked", () -> a.seen().size() > before);
        pass(Ladder.EDGE_TRY);
        HttpResponse<String> answer = EdgeFixture.await("an answer of the other site", sent);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Citizens.site(answer)).isEqualTo("site-b");
        assertThat(b.seen().get(b.seen().size() - 1).headers()).containsEntry("Idempotency-Key", "key-" + person);
        assertThat(b.seen().get(b.seen().size() - 1).body()).isEqualTo("{\"channel\":\"wechat\"}");
    }

    @Test
    void a_site_that_says_it_is_not_ready_is_left_alone_until_it_is() {
        int person = citizens.at("site-a");
        a.ready(false);
        Waits.until(
                "the person to be sent elsewhere",
                () -> Citizens.site(citizens.send(citizens.read(person))).equals("site-b"));
        int before = a.seen().size();
        assertThat(Citizens.site(citizens.send(citizens.register(person)))).isEqualTo("site-b");
        assertThat(a.seen()).hasSize(before);

        a.ready(true);

        Waits.until(
                "the person to be sent home",
                () -> Citizens.site(citizens.send(citizens.read(person))).equals("site-a"));
    }

    @Test
    void a_lost_connection_is_repeated_if_that_does_no_harm() {
        int person = citizens.at("site-a");
        a.does(StubNode.resets());

        assertThat(Citizens.site(citizens.send(citizens.register(person)))).isEqualTo("site-b");
        assertThat(Citizens.site(citizens.send(citizens.read(person)))).isEqualTo("site-b");
    }

    @Test
    void what_may_have_happened_is_not_repeated_without_a_key() {
        int person = citizens.at("site-a");
        a.does(StubNode.resets());
        int before = b.seen().size();

        String outcome = EdgeFixture.await(
                "the only try's end",
                citizens.sendAsync(citizens.registerWithoutKey(person), BodyHandlers.ofString())
                        // HAProxy leaves a client it knows without a word: that says in doubt as well.
                        .handle((answer, lost) -> lost == null ? answer.body() : "/problems/in-doubt"));

        assertThat(outcome).contains("/problems/in-doubt");
        assertThat(a.seen().get(a.seen().size() - 1).method()).isEqualTo("POST");
        assertThat(b.seen()).hasSize(before);
    }

    @Test
    void what_never_left_goes_elsewhere_even_without_a_key() {
        int person = citizens.at("site-a");
        a.kill();

        assertThat(citizens.send(citizens.registerWithoutKey(person)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_refusal_is_passed_and_not_repeated() {
        int person = citizens.at("site-a");
        a.does(StubNode.problem(403, "under-age"));
        int before = b.seen().size();

        HttpResponse<String> answer = citizens.send(citizens.register(person));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/under-age");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(b.seen()).hasSize(before);
    }

    @Test
    void what_one_site_could_not_store_is_taken_to_the_other() {
        int person = citizens.at("site-a");
        a.does(StubNode.problem(503, "not-stored"));

        assertThat(Citizens.site(citizens.send(citizens.register(person)))).isEqualTo("site-b");
    }

    @Test
    void a_body_of_64_KiB_passes_and_one_byte_more_does_not() {
        String most = "x".repeat(65_536);

        assertThat(citizens.send(citizens.post("/campaigns/c/registrations", 1, most))
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> answer = citizens.send(citizens.post("/campaigns/c/registrations", 1, most + "x"));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/body-too-large");
    }

    @Test
    void events_pass_as_they_come_though_longer_than_any_try() throws IOException {
        Promise<HttpServerResponse> opened = Promise.promise();
        StubNode.Behaviour streams = request -> {
            HttpServerResponse response =
                    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            response.write("data: one\n\n");
            opened.tryComplete(response);
        };
        a.does(streams);
        b.does(streams);
        HttpRequest asks = citizens.request("/codes/events", 1)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> answer =
                EdgeFixture.await("the head of the stream", citizens.sendAsync(asks, BodyHandlers.ofInputStream()));

        try (BufferedReader events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).isEqualTo("data: one");
            pass(Ladder.EDGE_TRY.plusMillis(400));
            EdgeFixture.await("the node", opened.future()).end("data: two\n\n");

            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isEqualTo("data: two");
        }
        assertThat(a.seen().size() + b.seen().size()).isEqualTo(1);
    }

    @Test
    void an_edge_says_whether_it_should_be_used() {
        HttpRequest asks = citizens.request("/edge/health", 1).build();
        assertThat(citizens.send(asks).statusCode()).isEqualTo(200);

        a.kill();
        b.kill();

        Waits.until("the edge to see no site", () -> citizens.send(asks).statusCode() == 503);
    }

    @Test
    void a_request_can_be_followed_by_its_id() {
        HttpResponse<String> given = citizens.send(citizens.request("/campaigns/c", 1)
                .header("Correlation-Id", "abc-123")
                .build());
        HttpResponse<String> made = citizens.send(citizens.read(1));

        assertThat(given.headers().firstValue("Correlation-Id")).contains("abc-123");
        assertThat(made.headers().firstValue("Correlation-Id")).isNotEmpty();
    }

    private boolean used(StubNode node) {
        int before = node.seen().size();
        for (int person = 0; person < PERSONS; person++) {
            citizens.send(citizens.read(person));
        }
        return node.seen().size() > before;
    }
}
