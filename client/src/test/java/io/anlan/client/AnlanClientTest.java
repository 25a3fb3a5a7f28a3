package io.anlan.client;

import static io.anlan.client.Opened.done;
import static io.anlan.client.Opened.doubt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnlanClientTest {

    private final StubService one = new StubService();
    private final StubService two = new StubService();

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void a_login_brings_a_session_that_does_not_print_its_token() {
        one.then(StubService.answers(200, "{\"token\":\"A1.t.s\",\"expiresAt\":\"e\",\"name\":\"张*\"}"));

        try (AnlanClient client = edges(one.uri())) {
            Session session = done(StubService.await(client.login("张三", "11010519491231002X", "246810")));

            assertThat(session.token()).isEqualTo("A1.t.s");
            assertThat(session.toString()).doesNotContain("A1");
            assertThat(new JsonObject(one.asked().get(0).body()).getString("idType"))
                    .isEqualTo("resident-id");
            assertThat(one.asked().get(0).key()).isNotNull();
        }
    }

    @Test
    void operators_make_and_close_campaigns() {
        one.then(StubService.answers(201, "{\"id\":\"c\"}"));
        one.then(StubService.answers(200, "{\"closed\":true,\"marker\":{}}"));
        one.then(StubService.answers(200, "{\"id\":\"c 1\"}"));

        try (AnlanClient client = edges(one.uri())) {
            done(StubService.await(client.createCampaign("operator", new JsonObject().put("id", "c"))));
            assertThat(done(StubService.await(client.closeCampaign("operator", "c")))
                            .getBoolean("closed"))
                    .isTrue();
            done(StubService.await(client.campaign("c 1")));
        }

        assertThat(one.asked().get(0).token()).isEqualTo("Bearer operator");
        assertThat(one.asked().get(1).uri()).isEqualTo("/campaigns/c/close");
        assertThat(one.asked().get(2).uri()).isEqualTo("/campaigns/c%201");
    }

    @Test
    void a_registration_can_be_looked_up_without_a_token() {
        one.then(StubService.answers(
                200, "{\"registrationNo\":\"N\",\"campaign\":\"c\",\"durability\":\"ONE_SITE\",\"valid\":true}"));

        try (AnlanClient client = edges(one.uri())) {
            Registration seen = done(StubService.await(client.registration("N", "c", null)));

            assertThat(seen.valid()).isTrue();
            assertThat(seen.durability()).isEqualTo("ONE_SITE");
            assertThat(seen.site()).isEmpty();
            assertThat(seen.receipt()).isEmpty();
            assertThat(one.asked().get(0).uri()).isEqualTo("/registrations/N?campaign=c");
            assertThat(one.asked().get(0).token()).isNull();
        }
    }

    @Test
    void a_client_that_closes_leaves_what_is_open_in_doubt() {
        one.then(StubService.hangs());
        AnlanClient client = edges(one.uri());
        CompletionStage<Reply<Registration>> open =
                client.register("A1.a.sealed", "c", "wechat", IdempotencyKey.fresh());

        client.close();

        assertThat(doubt(StubService.await(open)).detail()).isNotEmpty();
    }

    @Test
    void a_client_goes_by_edges_or_by_nodes() {
        assertThatThrownBy(() -> AnlanClient.builder().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> AnlanClient.builder()
                        .edges(one.uri())
                        .nodes(SiteId.SITE_A, two.uri())
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    /** By a clock that stands: a first answer that takes its time is not asked for twice. */
    private static AnlanClient edges(URI... addresses) {
        return AnlanClient.builder()
                .edges(addresses)
                .ticker(new StandingTicker())
                .build();
    }
}
