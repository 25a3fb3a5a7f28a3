package io.anlan.app.registration.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class RegistrationRoutesTest {
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
        campaign = "http-" + CAMPAIGNS.incrementAndGet();
        Operator.create(Operator.campaign(campaign));
        calls = new RegistrationCalls(tokens, pool, campaign);
    }

    @Test
    void a_registration_is_answered_with_its_number_and_a_signed_receipt() {
        calls.register("anna", "k1", BODY)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("registrationNo", matchesPattern("[0-9A-HJKMNP-TV-Z]{21}"))
                .body("campaign", equalTo(campaign))
                .body("channel", equalTo("wechat"))
                .body("site", equalTo("site-a"))
                .body("acceptedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+08:00"))
                .body("durability", equalTo("ONE_SITE"))
                .body("alreadyRegistered", equalTo(false))
                .body("counts", equalTo(true))
                .body("receipt.kid", equalTo("receipt-site-a-1"))
                .body("receipt.durability", equalTo("ONE_SITE"))
                .body("receipt.leafText", containsString("\ncampaign:" + campaign + "\n"));
    }

    @Test
    void the_same_request_again_gives_the_same_number_and_is_not_new() {
        String number =
                calls.register("anna", "k1", BODY).statusCode(201).extract().path("registrationNo");

        calls.register("anna", "k1", BODY)
                .statusCode(200)
                .body("registrationNo", equalTo(number))
                .body("alreadyRegistered", equalTo(false));
        calls.register("anna", "k2", "{\"channel\":\"alipay\"}")
                .statusCode(200)
                .body("registrationNo", equalTo(number))
                .body("channel", equalTo("wechat"))
                .body("alreadyRegistered", equalTo(true));
        assertThat(calls.rows()).isEqualTo(1);
    }

    @Test
    void a_key_used_with_another_body_is_refused() {
        var unused = calls.register("anna", "k1", BODY).statusCode(201);

        calls.refused(calls.register("anna", "k1", "{\"channel\":\"alipay\"}"), 422, "idempotency-key-reused");
    }

    @Test
    void a_closed_campaign_takes_nobody_and_still_knows_who_was_in_time() {
        var unused = calls.register("anna", "k1", BODY).statusCode(201);
        var closed = Operator.request()
                .post("/campaigns/" + campaign + "/close")
                .then()
                .statusCode(200);
        assertThat(closed).isNotNull();

        calls.refused(calls.register("berta", "k1", BODY), 409, "campaign-closed");
        assertThat(calls.register("anna", "k1", BODY).extract().statusCode()).isEqualTo(200);
        assertThat(calls.rows()).isEqualTo(1);
    }

    @Test
    void a_strict_campaign_leaves_doubt_while_there_is_one_site_only() {
        campaign = campaign + "-strict";
        calls = calls.to(campaign);
        Operator.create(Operator.campaign(campaign).put("durability", "both-or-wait"));

        calls.register("anna", "k1", BODY)
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", RegistrationCalls.slug("in-doubt"));
        calls.register("anna", "k1", BODY).statusCode(503).body("type", RegistrationCalls.slug("in-doubt"));
        assertThat(calls.rows()).isEqualTo(1);
    }

    @Test
    void the_owner_reads_the_whole_and_others_an_outline() {
        String number =
                calls.register("anna", "k1", BODY).statusCode(201).extract().path("registrationNo");

        calls.read(number, calls.bearer("anna"))
                .statusCode(200)
                .body("registrationNo", equalTo(number))
                .body("channel", equalTo("wechat"))
                .body("receipt.signature", notNullValue());
        calls.read(number, calls.bearer("berta"))
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("receipt", nullValue());
        calls.read(number, null)
                .statusCode(200)
                .body("campaign", equalTo(campaign))
                .body("durability", equalTo("ONE_SITE"))
                .body("channel", nullValue());
        var staff = Citizens.of("clerk", LocalDate.of(1980, 1, 1), Role.STAFF, 60_000);
        calls.read(number, Citizens.bearer(tokens, staff)).statusCode(200).body("receipt.signature", notNullValue());
    }

    @Test
    void a_number_that_is_mistyped_or_unknown_is_told_so() {
        String number =
                calls.register("anna", "k1", BODY).statusCode(201).extract().path("registrationNo");
        var other = (number.charAt(0) == '0' ? '1' : '0') + number.substring(1);

        calls.refused(calls.read(other, null), 400, "bad-registration-no");
        calls.refused(calls.read("000000000000000000000", null), 404, "registration-not-found");
        calls.read(number.toLowerCase(java.util.Locale.ROOT), null).statusCode(200);
    }
}
