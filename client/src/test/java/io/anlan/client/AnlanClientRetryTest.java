package io.anlan.client;

import static io.anlan.client.Opened.done;
import static io.anlan.client.Opened.doubt;
import static io.anlan.client.Opened.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Ladder;
import io.anlan.kernel.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnlanClientRetryTest {

    /** Its home is site-a: bit 0 of the tag's FNV hash is 0. */
    private static final String TOKEN = "A1.a.sealed";

    private static final IdempotencyKey KEY = new IdempotencyKey("key-1");
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final StandingTicker clock = new StandingTicker();
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

        Reply<Registration> reply = register(standing(one.uri(), two.uri()));

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

        Reply<Registration> reply = register(standing(NOBODY, two.uri()));

        assertThat(done(reply).site()).isEqualTo("site-b");
        assertThat(reply.sends()).isEqualTo(2);
        assertThat(reply.firstDefinite()).isFalse();
    }

    @Test
    void a_broken_connection_is_repeated_at_the_other_edge_with_the_same_key() {
        one.then(StubService.breaks());
        two.then(StubService.registered("site-a"));

        Reply<Registration> reply = register(standing(one.uri(), two.uri()));

        assertThat(done(reply).registrationNo()).isEqualTo("N");
        assertThat(one.asked()).hasSize(1);
        assertThat(two.asked()).hasSize(1);
        assertThat(two.asked().get(0)).isEqualTo(one.asked().get(0));
    }

    @Test
    void a_silent_edge_is_joined_by_the_second_and_the_next_request_begins_there() {
        one.then(StubService.hangs());
        two.then(StubService.registered("site-b"));
        try (AnlanClient client = standing(one.uri(), two.uri())) {
            CompletionStage<Reply<Registration>> sent = client.register(TOKEN, "c", "wechat", KEY);
            StubService.awaitUntil(() -> one.asked().size() == 1);
            clock.pass(Ladder.SECOND_EDGE);
            Reply<Registration> first = StubService.await(sent);
            Reply<Registration> next = StubService.await(client.register(TOKEN, "c", "wechat", KEY));

            assertThat(done(first).site()).isEqualTo("site-b");
            assertThat(first.sends()).isEqualTo(2);
            assertThat(next.sends()).isEqualTo(1);
            assertThat(next.firstDefinite()).isTrue();
            assertThat(one.asked()).hasSize(1);
        }
    }

    @Test
    void an_only_edge_is_awaited_for_three_seconds_before_it_is_asked_again() {
        one.then(StubService.hangs());
        one.then(StubService.registered("site-b"));

        try (AnlanClient client = standing(one.uri())) {
            CompletionStage<Reply<Registration>> sent = client.register(TOKEN, "c", "wechat", KEY);
            StubService.awaitUntil(() -> one.asked().size() == 1);
            clock.pass(Ladder.REQUEST.minusNanos(1));
            awaitLooks();
            assertThat(one.asked()).hasSize(1);
            clock.pass(Duration.ofNanos(1));
            Reply<Registration> reply = StubService.await(sent);

            assertThat(done(reply).site()).isEqualTo("site-b");
            assertThat(reply.sends()).isEqualTo(2);
            assertThat(reply.firstSend()).isEqualTo(Ladder.REQUEST);
        }
    }

    @Test
    void an_edge_that_is_gone_is_not_asked_first_again_until_it_is_back() {
        try (StubService late = new StubService();
                AnlanClient client = standing(late.uri(), two.uri())) {
            two.then(StubService.registered("site-b"));
            late.then(StubService.breaks());
            assertThat(StubService.await(client.register(TOKEN, "c", "wechat", KEY))
                            .sends())
                    .isEqualTo(2);
            int asked = late.asked().size();
            late.then(StubService.answers(200, "{}"));
            late.then(StubService.registered("site-a"));

            Reply<Registration> away = StubService.await(client.register(TOKEN, "c", "wechat", KEY));
            StubService.awaitUntil(() -> {
                // A question after its health that got no answer in time is asked again a second later.
                clock.pass(Duration.ofSeconds(1));
                return done(StubService.await(client.register(TOKEN, "c", "wechat", KEY)))
                        .site()
                        .equals("site-a");
            });

            assertThat(away.sends()).isEqualTo(1);
            assertThat(late.asked().get(asked).uri()).isEqualTo("/edge/health");
        }
    }

    @Test
    void a_doubt_is_asked_about_when_the_service_wants_to_be_asked() {
        one.then(StubService.problem(503, "in-doubt", "1"));
        one.then(StubService.registered("site-a"));

        Reply<Registration> reply = register(edges(one.uri()));

        assertThat(done(reply).registrationNo()).isEqualTo("N");
        assertThat(reply.took()).isGreaterThanOrEqualTo(Duration.ofMillis(1_000));
        assertThat(reply.firstDefinite()).isFalse();
        assertThat(one.asked().get(1).key()).isEqualTo("key-1");
    }

    @Test
    void a_refusal_is_not_repeated() {
        one.then(StubService.problem(403, "under-age", null));

        Reply<Registration> reply = register(standing(one.uri(), two.uri()));

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

        Reply<Registration> reply = register(standing(one.uri()));

        assertThat(reply.sends()).isEqualTo(3);
        assertThat(one.asked()).hasSize(3);
        assertThat(doubt(reply).detail()).isEqualTo("No definite answer came.");
    }

    @Test
    void three_times_not_stored_is_surely_not_stored() {
        one.then(StubService.problem(503, "not-stored", "0"));

        Refusal refusal = refused(register(standing(one.uri())));

        assertThat(refusal.type()).isEqualTo("not-stored");
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_service_that_cannot_be_reached_has_surely_nothing() {
        Refusal refusal = refused(register(standing(NOBODY)));

        assertThat(refusal.type()).isEqualTo("not-stored");
        assertThat(refusal.status()).isEqualTo(503);
    }

    @Test
    void a_bare_5xx_says_nothing() {
        one.then(StubService.answers(502, "<html>"));

        assertThat(doubt(register(standing(one.uri()))).detail()).isNotEmpty();
    }

    @Test
    void an_acknowledgement_that_cannot_be_read_is_a_doubt() {
        one.then(StubService.answers(201, "<html>"));

        Reply<Registration> reply = register(standing(one.uri()));

        assertThat(doubt(reply).detail()).isEqualTo("The answer could not be read.");
    }

    /** The client has looked what time it is, and done what is to be done then. */
    private void awaitLooks() {
        long before = clock.looks();
        StubService.awaitUntil(() -> clock.looks() > before + 10);
    }

    private AnlanClient standing(URI... addresses) {
        return AnlanClient.builder().edges(addresses).ticker(clock).build();
    }

    private static AnlanClient edges(URI... addresses) {
        return AnlanClient.builder().edges(addresses).build();
    }

    private static Reply<Registration> register(AnlanClient client) {
        try (client) {
            return StubService.await(client.register(TOKEN, "c", "wechat", KEY));
        }
    }
}
