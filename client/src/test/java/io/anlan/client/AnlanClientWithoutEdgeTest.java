package io.anlan.client;

import static io.anlan.client.Opened.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where no edge stands before the nodes, the client takes a citizen to the other site itself. */
class AnlanClientWithoutEdgeTest {

    /** Its home is site-a: bit 0 of the tag's FNV hash is 0. */
    private static final String TOKEN = "A1.a.sealed";

    private final StubService one = new StubService();
    private final StubService two = new StubService();

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void without_an_edge_a_slow_send_is_joined_by_one_to_the_other_site() {
        one.then(one.after(1_100, StubService.registered("site-a")));
        two.then(StubService.hangs());

        Reply<Registration> reply = sent(nodes());

        assertThat(done(reply).site()).isEqualTo("site-a");
        assertThat(reply.sends()).isEqualTo(2);
        assertThat(reply.took()).isGreaterThanOrEqualTo(Duration.ofMillis(1_100));
        assertThat(two.asked()).hasSize(1);
    }

    @Test
    void without_an_edge_a_doubt_is_taken_to_the_other_site_at_once() {
        one.then(StubService.problem(503, "in-doubt", "5"));
        two.then(StubService.registered("site-b"));

        Reply<Registration> reply = sent(nodes());

        assertThat(done(reply).site()).isEqualTo("site-b");
        assertThat(reply.took()).as("waited as the first site wished").isLessThan(Duration.ofSeconds(5));
    }

    private AnlanClient nodes() {
        return AnlanClient.builder()
                .nodes(SiteId.SITE_A, one.uri())
                .nodes(SiteId.SITE_B, two.uri())
                .build();
    }

    private static Reply<Registration> sent(AnlanClient client) {
        try (client) {
            return StubService.await(client.register(TOKEN, "c", "wechat", new IdempotencyKey("key-1")));
        }
    }
}
