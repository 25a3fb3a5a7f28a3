package io.anlan.app.registration.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.anlan.app.identity.SessionTokens;
import io.anlan.app.testing.Citizens;
import io.anlan.app.testing.Sql;
import io.restassured.response.ValidatableResponse;
import io.vertx.sqlclient.Pool;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** Registers at one campaign and reads there, as made-up citizens. */
record RegistrationCalls(SessionTokens tokens, Pool pool, String campaign) {

    RegistrationCalls to(String otherCampaign) {
        return new RegistrationCalls(tokens, pool, otherCampaign);
    }

    String bearer(String who) {
        return Citizens.bearer(tokens, Citizens.adult(who));
    }

    ValidatableResponse register(String who, String key, String body) {
        return post(bearer(who), key, body);
    }

    ValidatableResponse post(@Nullable String authorization, @Nullable String key, String body) {
        var request = given().contentType("application/json").body(body);
        if (authorization != null) {
            request = request.header("Authorization", authorization);
        }
        if (key != null) {
            request = request.header("Idempotency-Key", key);
        }
        return request.when().post("/campaigns/" + campaign + "/registrations").then();
    }

    ValidatableResponse read(String number, @Nullable String authorization) {
        var request = given();
        if (authorization != null) {
            request = request.header("Authorization", authorization);
        }
        return request.when()
                .get("/registrations/" + number + "?campaign=" + campaign)
                .then();
    }

    void refused(ValidatableResponse response, int status, String slug) {
        var unused = response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", slug(slug))
                .body("status", equalTo(status))
                .body("correlationId", notNullValue())
                .body(not(containsString("张")));
    }

    static Matcher<String> slug(String slug) {
        return equalTo("https://anlan.example/problems/" + slug);
    }

    long rows() {
        return new Sql(pool)
                .one("select count(*) from registration where campaign_id = $1", campaign)
                .getLong(0);
    }
}
