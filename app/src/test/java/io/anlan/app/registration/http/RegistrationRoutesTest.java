package io.anlan.app.registration.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.testing.Citizens;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Operator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @BeforeEach
    void make() {
        campaign = "http-" + CAMPAIGNS.incrementAndGet();
        Operator.create(Operator.campaign(campaign));
    }

    @Test
    void a_registration_is_answered_with_its_number_and_a_signed_receipt() {
        register("anna", "k1", BODY)
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
        String number = register("anna", "k1", BODY).statusCode(201).extract().path("registrationNo");

        register("anna", "k1", BODY)
                .statusCode(200)
                .body("registrationNo", equalTo(number))
                .body("alreadyRegistered", equalTo(false));
        register("anna", "k2", "{\"channel\":\"alipay\"}")
                .statusCode(200)
                .body("registrationNo", equalTo(number))
                .body("channel", equalTo("wechat"))
                .body("alreadyRegistered", equalTo(true));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_key_used_with_another_body_is_refused() {
        var unused = register("anna", "k1", BODY).statusCode(201);

        refused(register("anna", "k1", "{\"channel\":\"alipay\"}"), 422, "idempotency-key-reused");
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
        refused(register("anna", "k1", body), 400, slug);
        assertThat(rows()).isZero();
    }

    @Test
    void a_body_beyond_four_kilobytes_is_refused() {
        for (var size : new int[] {4_097, 60_000, 200_000}) {
            refused(register("anna", "k1", "{\"channel\":\"" + "a".repeat(size) + "\"}"), 413, "body-too-large");
        }
        assertThat(rows()).isZero();
    }

    @Test
    void a_request_needs_an_idempotency_key_of_a_decent_shape() {
        refused(post(bearer("anna"), null, BODY), 400, "missing-idempotency-key");
        refused(register("anna", "a b", BODY), 400, "bad-text");
        refused(register("anna", "k".repeat(65), BODY), 400, "text-too-long");
        assertThat(rows()).isZero();
    }

    @Test
    void a_request_needs_a_session_that_is_ours_and_lasts() {
        refused(post(null, "k1", BODY), 401, "session-missing");
        refused(post("Bearer A1.abcdefgh.AAAA", "k1", BODY), 401, "session-forged");
        var ended = Citizens.of("anna", LocalDate.of(1990, 1, 1), Role.CITIZEN, -1);
        refused(post(Citizens.bearer(tokens, ended), "k1", BODY), 401, "session-expired");
        assertThat(rows()).isZero();
    }

    @Test
    void who_is_too_young_is_refused() {
        var child = Citizens.of("child", LocalDate.of(2020, 1, 1), Role.CITIZEN, 60_000);

        refused(post(Citizens.bearer(tokens, child), "k1", BODY), 403, "under-age");
        assertThat(rows()).isZero();
    }

    @Test
    void an_unknown_campaign_is_not_found() {
        campaign = "nowhere";

        refused(register("anna", "k1", BODY), 404, "campaign-not-found");
    }

    @Test
    void before_its_beginning_a_campaign_takes_nobody() {
        campaign = campaign + "-later";
        var now = java.time.Instant.ofEpochMilli(io.anlan.kernel.SystemTime.INSTANCE.wallMillis());
        Operator.create(Operator.campaign(campaign)
                .put("opensAt", now.plusSeconds(3_600).toString())
                .put("closesAt", now.plusSeconds(7_200).toString()));

        refused(register("anna", "k1", BODY), 409, "campaign-not-open");
        assertThat(rows()).isZero();
    }

    @Test
    void a_closed_campaign_takes_nobody_and_still_knows_who_was_in_time() {
        var unused = register("anna", "k1", BODY).statusCode(201);
        var closed = Operator.request()
                .post("/campaigns/" + campaign + "/close")
                .then()
                .statusCode(200);
        assertThat(closed).isNotNull();

        refused(register("berta", "k1", BODY), 409, "campaign-closed");
        assertThat(register("anna", "k1", BODY).extract().statusCode()).isEqualTo(200);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_strict_campaign_leaves_doubt_while_there_is_one_site_only() {
        campaign = campaign + "-strict";
        Operator.create(Operator.campaign(campaign).put("durability", "both-or-wait"));

        register("anna", "k1", BODY).statusCode(503).header("Retry-After", "1").body("type", slug("in-doubt"));
        register("anna", "k1", BODY).statusCode(503).body("type", slug("in-doubt"));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void the_owner_reads_the_whole_and_others_an_outline() {
        String number = register("anna", "k1", BODY).statusCode(201).extract().path("registrationNo");

        read(number, bearer("anna"))
                .statusCode(200)
                .body("registrationNo", equalTo(number))
                .body("channel", equalTo("wechat"))
                .body("receipt.signature", notNullValue());
        read(number, bearer("berta"))
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("receipt", nullValue());
        read(number, null)
                .statusCode(200)
                .body("campaign", equalTo(campaign))
                .body("durability", equalTo("ONE_SITE"))
                .body("channel", nullValue());
        var staff = Citizens.of("clerk", LocalDate.of(1980, 1, 1), Role.STAFF, 60_000);
        read(number, Citizens.bearer(tokens, staff)).statusCode(200).body("receipt.signature", notNullValue());
    }

    @Test
    void a_number_that_is_mistyped_or_unknown_is_told_so() {
        String number = register("anna", "k1", BODY).statusCode(201).extract().path("registrationNo");
        var other = (number.charAt(0) == '0' ? '1' : '0') + number.substring(1);

        refused(read(other, null), 400, "bad-registration-no");
        refused(read("000000000000000000000", null), 404, "registration-not-found");
        read(number.toLowerCase(java.util.Locale.ROOT), null).statusCode(200);
    }

    private void refused(ValidatableResponse response, int status, String slug) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", slug(slug))
                .body("status", equalTo(status))
                .body("correlationId", notNullValue())
                .body(not(containsString("张")));
    }

    private static org.hamcrest.Matcher<String> slug(String slug) {
        return equalTo("https://anlan.example/problems/" + slug);
    }

    private String bearer(String who) {
        Session session = Citizens.adult(who);
        return Citizens.bearer(tokens, session);
    }

    private ValidatableResponse register(String who, String key, String body) {
        return post(bearer(who), key, body);
    }

    private ValidatableResponse post(
            @org.jspecify.annotations.Nullable String authorization,
            @org.jspecify.annotations.Nullable String key,
            String body) {
        var request = given().contentType("application/json").body(body);
        if (authorization != null) {
            request = request.header("Authorization", authorization);
        }
        if (key != null) {
            request = request.header("Idempotency-Key", key);
        }
        return request.when().post("/campaigns/" + campaign + "/registrations").then();
    }

    private ValidatableResponse read(String number, @org.jspecify.annotations.Nullable String authorization) {
        var request = given();
        if (authorization != null) {
            request = request.header("Authorization", authorization);
        }
        return request.when()
                .get("/registrations/" + number + "?campaign=" + campaign)
                .then();
    }

    private long rows() {
        return pool
                .query("select campaign_id from registration")
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .stream()
                .collect(Collectors.filtering(row -> row.getString(0).equals(campaign), Collectors.counting()));
    }
}
