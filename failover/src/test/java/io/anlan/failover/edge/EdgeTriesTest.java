package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import io.anlan.failover.edge.plan.CheckRules;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EdgeTriesTest {

    /** Checks that see nothing for the length of a test: what is asserted is the tries' own doing. */
    private static final CheckRules BLIND = new CheckRules(
            Duration.ofMillis(200), Duration.ofSeconds(5), 1_000, 1, Duration.ofSeconds(5), Duration.ofSeconds(2));

    private final EdgeFixture twin = new EdgeFixture(BLIND, EdgeLimits.STANDARD);

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void a_person_is_sent_home() {
        Heard fromA = twin.send(twin.register(SITE_A));
        Heard fromB = twin.send(twin.register(SITE_B));

        assertThat(fromA.status()).isEqualTo(201);
        assertThat(fromA.header("Anlan-Site")).isEqualTo("site-a");
        assertThat(fromA.header("Anlan-Tries")).isEqualTo("1");
        assertThat(fromB.header("Anlan-Site")).isEqualTo("site-b");
        assertThat(twin.a.seen()).hasSize(1);
        assertThat(twin.a.seen().get(0).body()).isEqualTo("{\"channel\":\"wechat\"}");
    }

    @Test
    void a_slow_answer_inside_the_try_is_awaited() {
        Promise<Void> said = Promise.promise();
        twin.a.does(StubNode.when(said.future(), StubNode.answers(201, "{}")));

        CompletableFuture<Heard> sent = twin.sendAsync(twin.register(SITE_A));
        twin.awaitSeen(twin.a, 1);
        twin.clock.pass(Duration.ofMillis(600));
        said.complete();
        Heard answer = EdgeFixture.await("the slow answer", sent);

        assertThat(answer.header("Anlan-Site")).isEqualTo("site-a");
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void a_hanging_first_try_is_joined_by_a_second() {
        twin.a.does(StubNode.hangs());

        CompletableFuture<Heard> sent = twin.sendAsync(twin.register(SITE_A));
        twin.awaitSeen(twin.a, 1);
        twin.clock.pass(Duration.ofMillis(800));
        Heard answer = EdgeFixture.await("the second try", sent);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Anlan-Site")).isEqualTo("site-b");
        assertThat(answer.header("Anlan-Tries")).isEqualTo("2");
        assertThat(twin.b.seen().get(0).headers().get("Idempotency-Key")).isEqualTo("key-1");
    }

    @Test
    void the_second_try_does_not_cancel_the_first() {
        Promise<Void> said = Promise.promise();
        twin.a.does(StubNode.when(said.future(), StubNode.answers(201, "{\"first\":true}")));
        twin.b.does(StubNode.hangs());

        CompletableFuture<Heard> sent = twin.sendAsync(twin.register(SITE_A));
        twin.awaitSeen(twin.a, 1);
        twin.clock.pass(Duration.ofMillis(800));
        twin.awaitSeen(twin.b, 1);
        said.complete();
        Heard answer = EdgeFixture.await("the first try", sent);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("first");
        assertThat(answer.header("Anlan-Site")).isEqualTo("site-a");
        assertThat(answer.header("Anlan-Tries")).isEqualTo("2");
        assertThat(twin.b.seen()).hasSize(1);
    }

    @Test
    void a_doubt_is_asked_about_at_the_other_site_at_once() {
        twin.a.does(StubNode.problem(503, "in-doubt"));

        Heard answer = twin.send(twin.register(SITE_A));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Anlan-Tries")).isEqualTo("2");
    }

    @Test
    void a_lost_connection_is_in_doubt_only_if_the_other_site_does_not_know_better() {
        twin.a.does(StubNode.resets());

        Heard answered = twin.send(twin.register(SITE_A));
        twin.b.does(StubNode.problem(503, "not-stored"));
        Heard doubtful = twin.send(twin.register(SITE_A));

        assertThat(answered.status()).isEqualTo(201);
        assertThat(doubtful.status()).isEqualTo(503);
        assertThat(doubtful.body()).contains("/problems/in-doubt");
        assertThat(doubtful.header("Retry-After")).isEqualTo("2");
        assertThat(doubtful.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_definite_refusal_is_not_tried_twice() {
        twin.a.does(StubNode.problem(403, "under-age"));

        Heard answer = twin.send(twin.register(SITE_A));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void when_both_say_not_stored_their_word_is_passed() {
        twin.a.does(StubNode.problem(503, "not-stored"));
        twin.b.does(StubNode.problem(503, "not-stored"));

        Heard answer = twin.send(twin.register(SITE_A));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/not-stored");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.header("Anlan-Tries")).isEqualTo("2");
    }

    @Test
    void the_longest_wish_to_be_left_alone_is_passed() {
        twin.a.does(StubNode.problem(503, "not-stored", "7"));
        twin.b.does(StubNode.problem(503, "not-stored", "2"));
        Heard both = twin.send(twin.register(SITE_A));
        twin.a.does(StubNode.problem(503, "in-doubt", "9"));
        twin.b.does(StubNode.resets());
        Heard one = twin.send(twin.register(SITE_A));
        twin.b.does(StubNode.answers(201, "{}"));
        Heard none = twin.send(twin.register(SITE_A));

        assertThat(both.header("Retry-After")).isEqualTo("7");
        assertThat(one.header("Retry-After")).isEqualTo("9");
        assertThat(none.header("Retry-After")).isEmpty();
    }

    @Test
    void a_post_without_a_key_that_was_sent_is_not_repeated() {
        twin.a.does(StubNode.resets());

        Heard answer = twin.send(twin.registerWithoutKey(SITE_A));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/in-doubt");
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void a_post_without_a_key_waits_for_its_only_try() {
        Promise<Void> said = Promise.promise();
        twin.a.does(StubNode.when(said.future(), StubNode.answers(200, "{}")));

        CompletableFuture<Heard> sent = twin.sendAsync(twin.registerWithoutKey(SITE_A));
        twin.awaitSeen(twin.a, 1);
        twin.clock.pass(Duration.ofMillis(1_200));
        said.complete();
        Heard answer = EdgeFixture.await("the only try", sent);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void what_could_not_be_sent_goes_elsewhere_even_without_a_key() {
        twin.a.kill();

        Heard answer = twin.send(twin.registerWithoutKey(SITE_A));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Anlan-Site")).isEqualTo("site-b");
    }

    @Test
    void a_read_is_tried_twice() {
        twin.a.does(StubNode.resets());
        twin.b.does(StubNode.answers(200, "{\"id\":\"c\"}"));

        Heard answer = twin.send(twin.read(SITE_A));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Anlan-Site")).isEqualTo("site-b");
    }

    @Test
    void two_hanging_tries_end_in_doubt_before_three_seconds() {
        twin.a.does(StubNode.hangs());
        twin.b.does(StubNode.hangs());

        CompletableFuture<Heard> post = twin.sendAsync(twin.register(SITE_A));
        CompletableFuture<Heard> get = twin.sendAsync(twin.read(SITE_A));
        twin.awaitSeen(twin.a, 2);
        twin.clock.pass(Duration.ofMillis(800));
        twin.awaitSeen(twin.b, 2);
        twin.clock.pass(Duration.ofMillis(2_100));
        Heard doubtful = EdgeFixture.await("the post to end", post);
        assertThat(doubtful.status()).isEqualTo(503);
        assertThat(doubtful.body()).contains("/problems/in-doubt");
        assertThat(EdgeFixture.await("the read to end", get).body()).contains("/problems/not-stored");
        assertThat(twin.status().getInteger("inFlight")).isZero();
    }

    @Test
    void who_has_no_token_is_sent_to_the_sites_in_turn() {
        for (int i = 0; i < 4; i++) {
            Heard answer = twin.send(
                    java.net.http.HttpRequest.newBuilder(twin.uri("/campaigns")).build());
            assertThat(answer.status()).isEqualTo(201);
        }

        assertThat(twin.a.seen()).hasSize(2);
        assertThat(twin.b.seen()).hasSize(2);
    }
}
