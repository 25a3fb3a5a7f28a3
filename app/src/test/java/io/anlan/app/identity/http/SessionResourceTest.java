package io.anlan.app.identity.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.StubIdentity;
import io.anlan.kernel.person.ResidentId;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class SessionResourceTest {

    private static final ResidentId ID = ResidentId.of("310101", LocalDate.of(1990, 2, 28), 17);

    @Inject
    SessionTokens tokens;

    @Test
    void a_match_opens_a_session_of_twelve_hours() {
        String token = answered("欧阳小娜", ID.value(), StubIdentity.MATCH)
                .statusCode(200)
                .body("name", equalTo("欧**娜"))
                .body("expiresAt", endsWith("+08:00"))
                .header("Cache-Control", "no-store")
                .extract()
                .path("token");

        var session = tokens.open("Bearer " + token).fold(opened -> opened, refusal -> null, doubt -> null);
        assertThat(session).isNotNull();
        assertThat(session).extracting(Session::role).isEqualTo(Role.CITIZEN);
        assertThat(session).extracting(Session::birthDate).isEqualTo(LocalDate.of(1990, 2, 28));
    }

    @Test
    void a_mismatch_is_the_citizens_matter() {
        answered("张三", ID.value(), StubIdentity.MISMATCH)
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("https://anlan.example/problems/identity-mismatch"))
                .body("correlationId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {StubIdentity.UNAVAILABLE, StubIdentity.SILENT, StubIdentity.FORGED, StubIdentity.EXPIRED})
    void an_outage_or_a_forgery_is_not(String code) {
        login("张三", ID.value(), code)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("type", equalTo("https://anlan.example/problems/identity-unavailable"));
    }

    /** Asked again while the provider's answer comes too late for a login, as the first may on a busy machine. */
    private static ValidatableResponse answered(String name, String number, String code) {
        var last = new ValidatableResponse[1];
        Await.that("the provider answers in time", Duration.ofSeconds(60)).until(() -> {
            last[0] = login(name, number, code);
            return last[0].extract().statusCode() != 503;
        });
        return last[0];
    }

    private static ValidatableResponse login(String name, String number, String code) {
        return given().contentType("application/json")
                .body(new JsonObject()
                        .put("name", name)
                        .put("idType", "resident-id")
                        .put("idNumber", number)
                        .put("code", code)
                        .encode())
                .when()
                .post("/sessions")
                .then();
    }
}
