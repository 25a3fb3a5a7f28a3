package io.anlan.app.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.identity.Role;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.testing.Citizens;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Operator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a registration must bring to be looked at. */
@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class RegistrationRefusalsTest {
    private static final AtomicInteger CAMPAIGNS = new AtomicInteger();
    private static final String BODY = "{\"channel\":\"wechat\"}";

    @Inject
    SessionTokens tokens;

    @Inject
    Pool pool;

    private String campaign;
    private RegistrationCalls calls;

    @BeforeEach
    void make() {
        campaign = "refused-" + CAMPAIGNS.incrementAndGet();
        Operator.create(Operator.campaign(campaign));
        calls = new RegistrationCalls(tokens, pool, campaign);
    }

    @Test
    void nobody_registers_for_a_campaign_whose_seats_are_claimed() {
        var firstCome = campaign + "-first-come";
        Operator.create(Operator.campaign(firstCome).put("mode", "FIRST_COME"));
        var there = calls.to(firstCome);

        there.refused(there.register("early", "k", BODY), 409, "wrong-mode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\":                       | malformed-json",
                "[]                                  | malformed-json",
                "''                                  | malformed-json",
                "{\"channel\":\"wechat\"} x          | malformed-json",
                "{\"channel\":\"a\",\"channel\":\"b\"} | malformed-json",
                "{\"channel\":\"wechat\",\"x\":1}    | unknown-field",
                "{\"x\":{\"y\":[1]}}                 | unknown-field",
                "{}                                  | missing-field",
                "{\"channel\":null}                  | bad-value",
                "{\"channel\":7}                     | bad-value",
                "{\"channel\":\"\\u0000\"}           | bad-text",
                "{\"channel\":\"we\\u0000chat\"}     | bad-text",
                "{\"channel\":\"fax\"}               | unknown-channel",
                "{\"channel\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaa\"} | text-too-long"
            })
    void a_body_that_is_not_right_is_refused_by_name(String body, String slug) {
        calls.refused(calls.register("anna", "k1", body), 400, slug);
        assertThat(calls.rows()).isZero();
    }

    @Test
    void a_body_beyond_four_kilobytes_is_refused() {
        for (var size : new int[] {4_097, 60_000, 200_000}) {
            calls.refused(
                    calls.register("anna", "k1", "{\"channel\":\"" + "a".repeat(size) + "\"}"), 413, "body-too-large");
        }
        assertThat(calls.rows()).isZero();
    }

    @Test
    void a_request_needs_an_idempotency_key_of_a_decent_shape() {
        calls.refused(calls.post(calls.bearer("anna"), null, BODY), 400, "missing-idempotency-key");
        calls.refused(calls.register("anna", "a b", BODY), 400, "bad-text");
        calls.refused(calls.register("anna", "k".repeat(65), BODY), 400, "text-too-long");
        assertThat(calls.rows()).isZero();
    }

    @Test
    void a_request_needs_a_session_that_is_ours_and_lasts() {
        calls.refused(calls.post(null, "k1", BODY), 401, "session-missing");
        calls.refused(calls.post("Bearer A1.abcdefgh.AAAA", "k1", BODY), 401, "session-forged");
        var ended = Citizens.of("anna", LocalDate.of(1990, 1, 1), Role.CITIZEN, -1);
        calls.refused(calls.post(Citizens.bearer(tokens, ended), "k1", BODY), 401, "session-expired");
        assertThat(calls.rows()).isZero();
    }

    @Test
    void who_is_too_young_is_refused() {
        var child = Citizens.of("child", LocalDate.of(2020, 1, 1), Role.CITIZEN, 60_000);

        calls.refused(calls.post(Citizens.bearer(tokens, child), "k1", BODY), 403, "under-age");
        assertThat(calls.rows()).isZero();
    }

    @Test
    void an_unknown_campaign_is_not_found() {
        campaign = "nowhere";
        calls = calls.to(campaign);

        calls.refused(calls.register("anna", "k1", BODY), 404, "campaign-not-found");
    }

    @Test
    void before_its_beginning_a_campaign_takes_nobody() {
        campaign = campaign + "-later";
        calls = calls.to(campaign);
        var now = java.time.Instant.ofEpochMilli(io.anlan.kernel.SystemTime.INSTANCE.wallMillis());
        Operator.create(Operator.campaign(campaign)
                .put("opensAt", now.plusSeconds(3_600).toString())
                .put("closesAt", now.plusSeconds(7_200).toString()));

        calls.refused(calls.register("anna", "k1", BODY), 409, "campaign-not-open");
        assertThat(calls.rows()).isZero();
    }
}
