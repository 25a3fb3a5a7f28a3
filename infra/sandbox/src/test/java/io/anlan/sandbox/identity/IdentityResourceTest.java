package io.anlan.sandbox.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KeyringFolder.class)
class IdentityResourceTest {

    private static final String NONCE = "nonce-0123456789abcdef";

    @AfterEach
    void behave() {
        ValidatableResponse reset = knobs("{\"latencyMillis\":0,\"unavailableRatio\":0,\"forged\":false}");
        reset.statusCode(200);
    }

    @Test
    void a_match_is_signed_with_the_published_key() throws Exception {
        JwtClaims claims =
                checker().processToClaims(assertion(ask("张三", "246810").statusCode(200)));

        assertThat(claims.getStringClaimValue("result")).isEqualTo("match");
        assertThat(claims.getStringClaimValue("nonce")).isEqualTo(NONCE);
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(60);
    }

    @Test
    void a_mismatch_is_signed_too() throws Exception {
        JwtClaims claims =
                checker().processToClaims(assertion(ask("张三", "111111").statusCode(200)));

        assertThat(claims.getStringClaimValue("result")).isEqualTo("mismatch");
    }

    @Test
    void unavailable_is_not_a_mismatch() {
        ask("张三", "999999")
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType("application/problem+json")
                .body("type", equalTo("https://anlan.example/problems/unavailable"));
    }

    @Test
    void a_forged_assertion_has_the_right_kid_and_a_wrong_signature() {
        ValidatableResponse turned = knobs("{\"latencyMillis\":0,\"unavailableRatio\":0,\"forged\":true}");
        turned.statusCode(200).body("forged", equalTo(true));

        String assertion = assertion(ask("张三", "246810").statusCode(200));

        assertThatThrownBy(() -> checker().processToClaims(assertion))
                .isInstanceOf(InvalidJwtException.class)
                .hasMessageContaining("signature");
    }

    @Test
    void the_knobs_make_it_slow_and_unavailable() {
        ValidatableResponse turned = knobs("{\"latencyMillis\":300,\"unavailableRatio\":1,\"forged\":false}");
        turned.statusCode(200);

        ask("张三", "246810").statusCode(503).time(greaterThanOrEqualTo(300L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{\"name\":\"张三\"}",
                "{\"name\":\"张三\",\"idType\":\"resident-id\",\"idNumber\":\"11010519491231002X\",\"code\":246810,\"nonce\":\"nonce-0123456789abcdef\"}",
                "{\"name\":\"张三\",\"idType\":\"resident-id\",\"idNumber\":\"11010519491231002X\",\"code\":\"246810\",\"nonce\":\"nonce-0123456789abcdef\",\"x\":1}",
                "{\"name\":\"张三\",\"idType\":\"resident-id\",\"idNumber\":\"1101051949123100\",\"code\":\"246810\",\"nonce\":\"nonce-0123456789abcdef\"}",
            })
    void a_malformed_question_is_refused_without_repeating_it(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/verify")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(not(containsString("张三")))
                .body(not(containsString("1101")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"latencyMillis\":-1,\"unavailableRatio\":0,\"forged\":false}", "{\"forged\":\"yes\"}"})
    void foolish_knobs_are_refused(String body) {
        ValidatableResponse refused = knobs(body);

        refused.statusCode(400);
    }

    @Test
    void it_is_ready_when_it_has_a_key() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200);
    }

    private static ValidatableResponse ask(String name, String code) {
        String body = "{\"name\":\"" + name + "\",\"idType\":\"resident-id\",\"idNumber\":\"11010519491231002X\","
                + "\"code\":\"" + code + "\",\"nonce\":\"" + NONCE + "\"}";
        return given().contentType(ContentType.JSON).body(body).post("/verify").then();
    }

    private static ValidatableResponse knobs(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/knobs").then();
    }

    private static String assertion(ValidatableResponse answer) {
        return answer.extract().path("assertion");
    }

    /** jose4j, an implementation that is not ours, fed with nothing but the published keys. */
    private static JwtConsumer checker() throws Exception {
        JsonWebKeySet published = new JsonWebKeySet(given().get("/jwks").asString());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(published.getJsonWebKeys()))
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "EdDSA")
                .setExpectedIssuer("sandbox-identity")
                .setExpectedAudience("anlan")
                .setRequireExpirationTime()
                .build();
    }
}
