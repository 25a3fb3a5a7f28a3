package io.anlan.client;

import static io.anlan.client.Opened.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Ladder;
import io.anlan.kernel.SiteId;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where no edge stands before the nodes, the client takes a citizen to the other site itself. */
class AnlanClientWithoutEdgeTest {

    /** Its home is site-a: bit 0 of the tag's FNV hash is 0. */
    private static final String TOKEN = "A1.a.sealed";

    /** However long the service wants to be left alone, a client waits no longer than this. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final StandingTicker clock = new StandingTicker();
    private final StubService one = new StubService();
    private final StubService two = new StubService();

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void without_an_edge_a_slow_send_is_joined_by_one_to_the_other_site() {
        Promise<Void> said = Promise.promise();
        one.then(StubService.when(said.future(), StubService.registered("site-a")));
        two.then(StubService.hangs());

        try (AnlanClient client = nodes().ticker(clock).build()) {
            CompletionStage<Reply<Registration>> sent = register(client);
            StubService.awaitUntil(() -> one.asked().size() == 1);
            clock.pass(Ladder.EDGE_TRY);
            StubService.awaitUntil(() -> two.asked().size() == 1);
            clock.pass(Duration.ofMillis(300));
            said.complete();
            Reply<Registration> reply = StubService.await(sent);

            assertThat(done(reply).site()).isEqualTo("site-a");
            assertThat(reply.sends()).isEqualTo(2);
            assertThat(reply.took()).isEqualTo(Duration.ofMillis(1_100));
            assertThat(two.asked()).hasSize(1);
        }
    }

    @Test
    void without_an_edge_a_doubt_is_taken_to_the_other_site_at_once() {
        one.then(StubService.registered("site-a"));
        one.then(StubService.problem(503, "in-doubt", "3600"));
        two.then(StubService.registered("site-b"));

        try (AnlanClient client = nodes().build()) {
            // The first question of a JVM may take seconds, which are nobody's pause.
            StubService.await(register(client));
            Reply<Registration> reply = StubService.await(register(client));

            assertThat(done(reply).site()).isEqualTo("site-b");
            assertThat(reply.took())
                    .as("waited as the first site wished, at most")
                    .isLessThan(LONGEST_PAUSE);
        }
    }

    private AnlanClientBuilder nodes() {
        return AnlanClient.builder().nodes(SiteId.SITE_A, one.uri()).nodes(SiteId.SITE_B, two.uri());
    }

    private static CompletionStage<Reply<Registration>> register(AnlanClient client) {
        return client.register(TOKEN, "c", "wechat", new IdempotencyKey("key-1"));
    }
}
