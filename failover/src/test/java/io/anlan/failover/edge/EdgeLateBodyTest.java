package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import io.anlan.failover.edge.plan.CheckRules;
import io.vertx.core.Promise;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A body that takes its time between the citizen and the edge says nothing about a node. */
class EdgeLateBodyTest {

    private static final CheckRules BLIND = new CheckRules(
            Duration.ofMillis(200), Duration.ofSeconds(5), 1_000, 1, Duration.ofSeconds(5), Duration.ofSeconds(2));
    private static final byte[] BODY = "{\"channel\":\"wechat\"}".getBytes(StandardCharsets.UTF_8);

    private final EdgeFixture twin = new EdgeFixture(BLIND, EdgeLimits.STANDARD);
    private final SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>();
    private final Promise<Void> said = Promise.promise();

    @AfterEach
    void close() {
        body.close();
        twin.close();
    }

    @Test
    void a_try_that_began_late_is_given_its_time() {
        twin.a.does(request -> {
            if (request.method().name().equals("POST")) {
                said.future().onSuccess(now -> StubNode.answers(201, "{}").handle(request));
            }
        });
        CompletableFuture<Heard> post = twin.sendAsync(headersOfARegistration());
        twin.awaitUntil("the headers to arrive", () -> twin.status().getInteger("inFlight") == 1);
        twin.clock.pass(Duration.ofMillis(100));
        CompletableFuture<Heard> witness = twin.sendAsync(twin.read(SITE_A));
        twin.awaitSeen(twin.a, 1);
        twin.clock.pass(Duration.ofMillis(790));
        sendTheBody();
        twin.awaitSeen(twin.a, 2);

        // The reading's first try is 820 ms old now, the registration's 30 ms: who joins the one has seen the other.
        twin.clock.pass(Duration.ofMillis(30));
        assertThat(EdgeFixture.await("the reading's second try", witness).header("Anlan-Tries"))
                .isEqualTo("2");
        said.complete();
        Heard answer = EdgeFixture.await("the registration", post);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Anlan-Site")).isEqualTo("site-a");
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        assertThat(twin.b.seen()).extracting(StubNode.Seen::method).containsExactly("GET");
        assertThat(metrics())
                .contains("anlan_edge_second_tries_total{reason=\"slow\"} 1.0", "anlan_edge_second_tries_left 299.");
    }

    @Test
    void a_try_that_began_late_and_hangs_is_joined_by_a_second() {
        twin.a.does(StubNode.hangs());
        CompletableFuture<Heard> post = twin.sendAsync(headersOfARegistration());
        twin.awaitUntil("the headers to arrive", () -> twin.status().getInteger("inFlight") == 1);
        twin.clock.pass(Duration.ofMillis(900));
        sendTheBody();
        twin.awaitSeen(twin.a, 1);

        twin.clock.pass(Duration.ofMillis(800));

        assertThat(EdgeFixture.await("the second try", post).header("Anlan-Site"))
                .isEqualTo("site-b");
    }

    private HttpRequest headersOfARegistration() {
        return twin.request("/campaigns/c/registrations", SITE_A)
                .header("Idempotency-Key", "key-1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(body, BODY.length))
                .build();
    }

    /** What is published before the client asks for it goes by; it asks after it has sent the headers. */
    private void sendTheBody() {
        twin.awaitUntil("the client to want the body", body::hasSubscribers);
        assertThat(body.submit(ByteBuffer.wrap(BODY))).isNotNegative();
        body.close();
    }

    private String metrics() {
        return twin.send(twin.admin("/admin/metrics", EdgeFixture.SECRET).build())
                .body();
    }
}
