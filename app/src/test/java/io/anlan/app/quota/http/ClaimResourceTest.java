package io.anlan.app.quota.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.anlan.app.identity.SessionTokens;
import io.anlan.app.testing.Citizens;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Operator;
import io.anlan.app.testing.Sql;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims over HTTP, at a node whose peer is away and whose director lets it be alone. */
@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
@QuarkusTestResource(value = StubDirector.class, restrictToAnnotatedClass = true)
class ClaimResourceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    // What the peer's database would have said while it was there.
    private static final String STATED =
            "insert into quota_notice select campaign_id, share, epoch, 2, 'STATED', about,"
                    + " '0,0,0,0;0,0,0,0', 0, 0, '{}', at, version, 3, row_hash from quota_notice a where kind = 'ASKED' and share = 1"
                    + " and campaign_id = '%s' on conflict do nothing";

    @Inject
    SessionTokens tokens;

    @Inject
    Pool pool;

    @BeforeEach
    void directorIsThere() {
        StubDirector.away = false;
        // A node that stands still for a moment keeps its rights all the same.
        StubDirector.validMillis = 20_000;
    }

    @Test
    void a_seat_is_held_confirmed_and_shown_to_its_owner() {
        open("kept", 4);

        var claim = claimed("kept", "kept-1");
        var no = claim.jsonPath().getString("claimNo");

        assertThat(claim.jsonPath().getString("state")).isEqualTo("HELD");
        assertThat(claim.jsonPath().getString("durability")).isEqualTo("ONE_SITE");
        claim("kept", "kept-1").then().statusCode(200).body("claimNo", equalTo(no));
        owner("kept-1").get("/claims/" + no).then().statusCode(200).body("state", equalTo("HELD"));
        owner("somebody").get("/claims/" + no).then().statusCode(404).body("type", endsWith("/claim-not-found"));
        owner("kept-1")
                .post("/claims/" + no + "/confirm")
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"));
        owner("kept-1")
                .post("/claims/" + no + "/release")
                .then()
                .statusCode(409)
                .body("type", endsWith("/claim-confirmed"));
    }

    @Test
    void no_more_seats_are_given_than_there_are() {
        open("few", 4);

        for (var person = 0; person < 4; person++) {
            var unused = claimed("few", "few-" + person);
        }
        var no = claim("few", "few-0").jsonPath().getString("claimNo");

        claim("few", "few-4").then().statusCode(409).body("type", endsWith("/sold-out"));
        owner("few-0").post("/claims/" + no + "/release").then().statusCode(200).body("state", equalTo("RELEASED"));
    }

    @Test
    void without_a_director_no_seat_is_given() {
        StubDirector.validMillis = 3_000;
        open("leaderless", 4);
        var unused = claimed("leaderless", "leaderless-1");

        StubDirector.away = true;

        // The right to be alone may end before the share's, and leaves doubt.
        Await.that("the lease of the share has ended", SOON)
                .until(() -> notStored(claim("leaderless", "leaderless-2")));
        assertThat(notStored(claim("leaderless", "leaderless-3"))).isTrue();
    }

    @Test
    void who_may_not_ask_is_told_so() {
        open("closed-door", 4);
        Operator.create(Operator.campaign("drawn"));

        given().header("Idempotency-Key", "k")
                .post("/campaigns/closed-door/claims")
                .then()
                .statusCode(401);
        given().header("Authorization", bearer("x"))
                .post("/campaigns/closed-door/claims")
                .then()
                .statusCode(400);
        claim("nowhere", "x").then().statusCode(404);
        claim("drawn", "x").then().statusCode(409).body("type", endsWith("/wrong-mode"));
        owner("x")
                .body("{\"size\":3}")
                .put("/campaigns/closed-door/quota")
                .then()
                .statusCode(403);
        Operator.request()
                .body("{\"size\":9}")
                .put("/campaigns/closed-door/quota")
                .then()
                .statusCode(409);
        Operator.request()
                .body("{\"size\":0}")
                .put("/campaigns/closed-door/quota")
                .then()
                .statusCode(400);
        Operator.request()
                .body("{\"size\":3}")
                .put("/campaigns/drawn/quota")
                .then()
                .statusCode(409);
    }

    private static boolean notStored(Response response) {
        return response.statusCode() == 503
                && response.jsonPath().getString("type").endsWith("/not-stored");
    }

    private void open(String campaign, long size) {
        Operator.create(Operator.campaign(campaign).put("mode", "FIRST_COME"));
        Operator.request()
                .body("{\"size\":" + size + "}")
                .put("/campaigns/" + campaign + "/quota")
                .then()
                .statusCode(200);
        Await.that("seats of " + campaign + " are given", SOON).until(() -> {
            var sql = new Sql(pool);
            var unused = sql.run(STATED.formatted(campaign));
            return sql.run("select from quota_gate where own_epoch > 0 and campaign_id = $1", campaign)
                            .size()
                    == 1;
        });
    }

    /** Until the other share's seats have come over, and the right to be alone is there. */
    private Response claimed(String campaign, String person) {
        var told = new Response[1];
        Await.that("a seat for " + person, SOON).until(() -> {
            told[0] = claim(campaign, person);
            return told[0].statusCode() / 100 == 2;
        });
        return told[0];
    }

    private Response claim(String campaign, String person) {
        return owner(person).header("Idempotency-Key", "k-" + person).post("/campaigns/" + campaign + "/claims");
    }

    private RequestSpecification owner(String person) {
        return given().header("Authorization", bearer(person)).contentType("application/json");
    }

    private String bearer(String person) {
        return Citizens.bearer(tokens, Citizens.adult(person));
    }
}
