package io.anlan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.SiteId;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnlanClientTest {

    /** Its home is site-a: bit 0 of the tag's FNV hash is 0. */
    private static final String TOKEN = "A1.a.sealed";

    private static final IdempotencyKey KEY = new IdempotencyKey("key-1");
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final StubService one = new StubService();
    private final StubService two = new StubService();

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void a_registration_is_sent_once_when_it_is_answered() {
        one.then(StubService.registered("site-a"));

        Reply<Registration> reply = register(edges(one.uri(), two.uri()));

        Registration registration = done(reply);
        assertThat(registration.registrationNo()).isEqualTo("N");
        assertThat(registration.durability()).isEqualTo("BOTH_SITES");
        assertThat(registration.alreadyRegistered()).isFalse();
        assertThat(registration.counts()).isTrue();
        assertThat(registration.receipt().orElseThrow().kid()).isEqualTo("k");
        assertThat(reply.sends()).isEqualTo(1);
        assertThat(reply.firstDefinite()).isTrue();
        assertThat(one.asked())
                .containsExactly(new StubService.Asked(
                        "POST", "/campaigns/c/registrations", "Bearer " + TOKEN, "key-1", "{\"channel\":\"wechat\"}"));
        assertThat(two.asked()).isEmpty();
    }

    @Test
    void an_edge_that_is_gone_is_passed_over() {
        two.then(StubService.registered("site-b"));

        Reply<Registration> reply = register(edges(NOBODY, two.uri()));

        assertThat(done(reply).site()).isEqualTo("site-b");
        assertThat(reply.sends()).isEqualTo(2);
        assertThat(reply.firstDefinite()).isFalse();
        assertThat(reply.took()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_broken_connection_is_repeated_at_the_other_edge_with_the_same_key() {
        one.then(StubService.breaks());
        two.then(StubService.registered("site-a"));

        Reply<Registration> reply = register(edges(one.uri(), two.uri()));

        assertThat(done(reply).registrationNo()).isEqualTo("N");
        assertThat(one.asked()).hasSize(1);
        assertThat(two.asked()).hasSize(1);
        assertThat(two.asked().get(0)).isEqualTo(one.asked().get(0));
    }

    @Test
    void behind_an_edge_a_slow_answer_is_awaited_for_three_seconds_before_the_next_send() {
        one.then(StubService.hangs());
        two.then(StubService.registered("site-b"));

        Reply<Registration> reply = register(edges(one.uri(), two.uri()));

        assertThat(done(reply).site()).isEqualTo("site-b");
        assertThat(reply.sends()).isEqualTo(2);
        assertThat(reply.took()).isBetween(Duration.ofMillis(3_000), Duration.ofMillis(3_900));
        assertThat(reply.firstSend()).isBetween(Duration.ofMillis(3_000), Duration.ofMillis(3_500));
    }

    @Test
    void a_doubt_is_asked_about_when_the_service_wants_to_be_asked() {
        one.then(StubService.problem(503, "in-doubt", "1"));
        two.then(StubService.registered("site-a"));

        Reply<Registration> reply = register(edges(one.uri(), two.uri()));

        assertThat(done(reply).registrationNo()).isEqualTo("N");
        assertThat(reply.took()).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(1_800));
        assertThat(reply.firstDefinite()).isFalse();
        assertThat(two.asked().get(0).key()).isEqualTo("key-1");
    }

    @Test
    void a_refusal_is_not_repeated() {
        one.then(StubService.problem(403, "under-age", null));

        Reply<Registration> reply = register(edges(one.uri(), two.uri()));

        Refusal refusal = refused(reply);
        assertThat(refusal.type()).isEqualTo("under-age");
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.detail()).isEqualTo("because");
        assertThat(reply.sends()).isEqualTo(1);
        assertThat(two.asked()).isEmpty();
    }

    @Test
    void three_sends_are_the_most_and_one_doubt_among_them_is_a_doubt() {
        one.then(StubService.problem(503, "not-stored", "0"));
        one.then(StubService.breaks());

        Reply<Registration> reply = register(edges(one.uri()));

        assertThat(reply.sends()).isEqualTo(3);
        assertThat(one.asked()).hasSize(3);
        assertThat(doubt(reply).detail()).isEqualTo("No definite answer came.");
    }

    @Test
    void three_times_not_stored_is_surely_not_stored() {
        one.then(StubService.problem(503, "not-stored", "0"));

        Refusal refusal = refused(register(edges(one.uri())));

        assertThat(refusal.type()).isEqualTo("not-stored");
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_service_that_cannot_be_reached_has_surely_nothing() {
        Refusal refusal = refused(register(edges(NOBODY)));

        assertThat(refusal.type()).isEqualTo("not-stored");
        assertThat(refusal.status()).isEqualTo(503);
    }

    @Test
    void a_bare_5xx_says_nothing() {
        one.then(StubService.answers(502, "<html>"));

        assertThat(doubt(register(edges(one.uri()))).detail()).isNotEmpty();
    }

    @Test
    void an_acknowledgement_that_cannot_be_read_is_a_doubt() {
        one.then(StubService.answers(201, "<html>"));

        Reply<Registration> reply = register(edges(one.uri()));

        assertThat(doubt(reply).detail()).isEqualTo("The answer could not be read.");
    }

    @Test
    void without_an_edge_a_slow_send_is_joined_by_one_to_the_other_site() {
        one.then(one.after(1_100, StubService.registered("site-a")));
        two.then(StubService.hangs());

        Reply<Registration> reply = register(nodes());

        assertThat(done(reply).site()).isEqualTo("site-a");
        assertThat(reply.sends()).isEqualTo(2);
        assertThat(reply.took()).isBetween(Duration.ofMillis(1_100), Duration.ofMillis(1_900));
        assertThat(two.asked()).hasSize(1);
    }

    @Test
    void without_an_edge_a_doubt_is_taken_to_the_other_site_at_once() {
        one.then(StubService.problem(503, "in-doubt", "5"));
        two.then(StubService.registered("site-b"));

        Reply<Registration> reply = register(nodes());

        assertThat(done(reply).site()).isEqualTo("site-b");
        assertThat(reply.took()).isLessThan(Duration.ofMillis(800));
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
        CompletionStage<Reply<Registration>> open = client.register(TOKEN, "c", "wechat", KEY);

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

    private static AnlanClient edges(URI... addresses) {
        return AnlanClient.builder().edges(addresses).build();
    }

    private AnlanClient nodes() {
        return AnlanClient.builder()
                .nodes(SiteId.SITE_A, one.uri())
                .nodes(SiteId.SITE_B, two.uri())
                .build();
    }

    private static Reply<Registration> register(AnlanClient client) {
        try (client) {
            return StubService.await(client.register(TOKEN, "c", "wechat", KEY));
        }
    }

    @CanIgnoreReturnValue
    private static <T> T done(Reply<T> reply) {
        return reply.outcome()
                .fold(
                        value -> value,
                        refusal -> {
                            throw new AssertionError("refused: " + refusal);
                        },
                        doubt -> {
                            throw new AssertionError("in doubt: " + doubt);
                        });
    }

    private static Refusal refused(Reply<?> reply) {
        return reply.outcome()
                .fold(
                        value -> {
                            throw new AssertionError("done: " + value);
                        },
                        refusal -> refusal,
                        doubt -> {
                            throw new AssertionError("in doubt: " + doubt);
                        });
    }

    private static Doubt doubt(Reply<?> reply) {
        return reply.outcome()
                .fold(
                        value -> {
                            throw new AssertionError("done: " + value);
                        },
                        refusal -> {
                            throw new AssertionError("refused: " + refusal);
                        },
                        doubt -> doubt);
    }
}
