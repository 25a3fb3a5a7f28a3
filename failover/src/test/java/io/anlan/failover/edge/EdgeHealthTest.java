package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import io.anlan.failover.edge.plan.CheckRules;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EdgeHealthTest {

    private static final CheckRules QUICK = new CheckRules(
            Duration.ofMillis(50), Duration.ofMillis(150), 2, 2, Duration.ofSeconds(30), Duration.ofMillis(100));

    private final EdgeFixture twin = new EdgeFixture(QUICK, EdgeLimits.STANDARD);

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void a_killed_site_is_down_at_the_first_refused_connection() {
        twin.a.kill();

        Heard first = twin.send(twin.register(SITE_A));
        Heard second = twin.send(twin.register(SITE_A));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.header("Anlan-Site")).isEqualTo("site-b");
        assertThat(second.header("Anlan-Tries")).isEqualTo("1");
        twin.awaitState(SITE_A, "DOWN");
    }

    @Test
    void a_frozen_site_is_seen_and_those_who_wait_there_do_not_wait_out_their_try() {
        twin.a.freeze();
        int checks = twin.a.checks();
        CompletableFuture<Heard> sent = twin.sendAsync(twin.register(SITE_A));
        twin.awaitSeen(twin.a, 1);
        twin.awaitUntil("two checks without an answer", () -> twin.a.checks() >= checks + 2);
        twin.clock.pass(QUICK.timeout());

        Heard answer = EdgeFixture.await("the second try", sent);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Anlan-Site")).isEqualTo("site-b");
        assertThat(answer.header("Anlan-Tries")).isEqualTo("2");
        assertThat(twin.status().getJsonObject("secondTries").getLong("node_down"))
                .isEqualTo(1);
    }

    @Test
    void no_second_try_goes_to_a_site_that_is_down() {
        twin.b.ready(false);
        twin.awaitState(SITE_B, "DOWN");
        Promise<Void> said = Promise.promise();
        twin.a.does(StubNode.when(said.future(), StubNode.answers(201, "{}")));

        CompletableFuture<Heard> sent = twin.sendAsync(twin.register(SITE_A));
        twin.awaitSeen(twin.a, 1);
        twin.clock.pass(Duration.ofMillis(1_000));
        int checks = twin.a.checks();
        twin.awaitUntil("the edge to have looked again", () -> twin.a.checks() > checks + 2);
        said.complete();
        Heard answer = EdgeFixture.await("the only try", sent);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void when_both_are_down_home_is_tried_once_for_a_view_may_be_wrong() {
        twin.a.ready(false);
        twin.b.ready(false);
        twin.awaitState(SITE_A, "DOWN");
        twin.awaitState(SITE_B, "DOWN");

        Heard answer = twin.send(twin.register(SITE_A));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Anlan-Site")).isEqualTo("site-a");
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
    }

    @Test
    void when_both_are_dead_nothing_was_stored() {
        twin.a.kill();
        twin.b.kill();
        // Until then a try may go out on a connection that was just lost, and such a one is in doubt.
        twin.awaitState(SITE_A, "DOWN");
        twin.awaitState(SITE_B, "DOWN");

        Heard answer = twin.send(twin.register(SITE_A));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/not-stored");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(twin.send(HttpRequest.newBuilder(twin.uri("/edge/health")).build())
                        .status())
                .isEqualTo(503);
    }

    @Test
    void a_site_that_goes_down_and_comes_back_is_used_again() {
        twin.a.kill();
        twin.awaitState(SITE_A, "DOWN");

        twin.a.start();
        twin.awaitState(SITE_A, "UP");

        assertThat(twin.send(twin.read(SITE_B)).status()).isEqualTo(201);
        assertThat(node(0).getString("state")).isEqualTo("UP");
    }

    /** More checks are open than the checker has connections: some get theirs when their time is over. */
    @Test
    void checks_that_came_too_late_give_their_connections_back() {
        CheckRules crowded = new CheckRules(
                Duration.ofMillis(20), Duration.ofMillis(300), 2, 2, Duration.ofSeconds(5), Duration.ofSeconds(9));
        try (EdgeFixture other = new EdgeFixture(crowded, EdgeLimits.STANDARD)) {
            other.a.freeze();
            other.passUntil("the site to be down", () -> other.isState(SITE_A, "DOWN"));
            other.passUntil("many late checks", () -> node(other, 0).getInteger("failuresInARow") > 60);

            other.a.thaw();

            other.awaitState(SITE_A, "UP");
        }
    }

    @Test
    void a_flapping_site_loses_no_request() {
        for (int round = 0; round < 6; round++) {
            twin.a.ready(round % 2 == 1);
            String state = round % 2 == 1 ? "UP" : "DOWN";
            CompletableFuture<Heard> during = twin.sendAsync(twin.register(SITE_A));
            twin.awaitState(SITE_A, state);

            assertThat(EdgeFixture.await("an answer while flapping", during).status())
                    .isEqualTo(201);
            assertThat(twin.send(twin.register(SITE_A)).status()).isEqualTo(201);
        }
    }

    @Test
    void a_site_that_comes_back_cold_is_not_drowned() {
        twin.a.kill();
        twin.awaitState(SITE_A, "DOWN");
        int checks = twin.a.checks();
        twin.clock.pass(Duration.ofMillis(200));
        twin.a.start();
        twin.awaitState(SITE_A, "UP");

        int before = twin.a.seen().size();
        for (int i = 0; i < 200; i++) {
            HttpRequest request = HttpRequest.newBuilder(twin.uri("/campaigns/c"))
                    .header("Authorization", EdgeFixture.tokenAt(SITE_A, i))
                    .build();
            assertThat(twin.send(request).status()).isEqualTo(201);
        }

        assertThat(twin.a.checks()).isGreaterThan(checks);
        assertThat(twin.a.seen().size() - before).isBetween(5, 60);
        assertThat(node(0).getDouble("weight")).isLessThan(0.3);
    }

    private JsonObject node(int site) {
        return node(twin, site);
    }

    private static JsonObject node(EdgeFixture edge, int site) {
        return edge.status()
                .getJsonArray("sites")
                .getJsonObject(site)
                .getJsonArray("nodes")
                .getJsonObject(0);
    }
}
