package io.anlan.replication.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.anlan.local.process.Await;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program, whose databases are all away: it must answer operators then most of all. */
@QuarkusTest
@TestProfile(ReplicatorHttpTest.AllAway.class)
class ReplicatorHttpTest {
    private static final String TOKEN = "Bearer token-of-a-test";

    /** Port 9 is where nobody listens. */
    public static final class AllAway implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("quarkus.http.test-port", "0"),
                    Map.entry("anlan.site.id", "site-b"),
                    Map.entry("anlan.keyring", "src/test/resources/keys"),
                    Map.entry("anlan.pg.host", "127.0.0.1"),
                    Map.entry("anlan.pg.port", "9"),
                    Map.entry("anlan.pg.password", "x"),
                    Map.entry("anlan.peer-pg.host", "127.0.0.1"),
                    Map.entry("anlan.peer-pg.port", "9"),
                    Map.entry("anlan.peer-pg.password", "x"),
                    Map.entry("anlan.mariadb.host", "127.0.0.1"),
                    Map.entry("anlan.mariadb.port", "9"),
                    Map.entry("anlan.mariadb.password", "x"));
        }
    }

    @Test
    void nobody_is_told_of_links_without_the_token() {
        given().when()
                .get("/links")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("https://anlan.example/problems/session-missing"));
        given().header("Authorization", "Bearer wrong")
                .when()
                .get("/links")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "pause", "resume", "parked/retry"})
    void nobody_acts_on_links_without_the_token(String act) {
        given().when().post("/links/site-a-to-site-b/" + act).then().statusCode(401);
        given().header("Authorization", "Bearer wrong")
                .when()
                .post("/links/site-a-to-site-b/" + act)
                .then()
                .statusCode(401);
    }

    @Test
    void an_operator_sees_both_links() {
        given().header("Authorization", TOKEN)
                .when()
                .get("/links")
                .then()
                .statusCode(200)
                .body("link", hasItems("site-a-to-site-b", "registration-to-platform-b", "platform-to-registration-b"));
    }

    @Test
    void a_link_between_databases_that_are_away_is_not_created_and_says_so() {
        given().header("Authorization", TOKEN)
                .when()
                .post("/links/site-a-to-site-b/create")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("https://anlan.example/problems/link-not-created"))
                .body("detail", containsString("refused"));
    }

    @Test
    void parked_rows_of_a_link_that_does_not_run_are_not_tried() {
        given().header("Authorization", TOKEN)
                .when()
                .post("/links/site-a-to-site-b/parked/retry")
                .then()
                .statusCode(409);
    }

    @Test
    void a_link_of_another_site_is_not_found() {
        given().header("Authorization", TOKEN)
                .when()
                .post("/links/site-b-to-site-a/pause")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://anlan.example/problems/link-not-found"));
    }

    @Test
    void nobody_reseeds_without_the_token() {
        given().when().post("/reseed").then().statusCode(401);
        given().when().get("/reseed").then().statusCode(401);
        given().header("Authorization", "Bearer wrong")
                .when()
                .post("/reseed")
                .then()
                .statusCode(401);
    }

    @Test
    void an_engine_nobody_knows_is_told_so() {
        given().header("Authorization", TOKEN)
                .when()
                .post("/reseed?engine=oracle")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://anlan.example/problems/engine-unknown"));
    }

    @Test
    void a_reseed_whose_databases_are_away_is_not_begun_and_says_so() {
        given().header("Authorization", TOKEN).when().post("/reseed").then().statusCode(202);

        Await.that("the reseed ends", Duration.ofSeconds(60))
                .until(() -> reseed().path("state").equals("FAILED"));
        reseed().then().body("lines[0]", containsString("this site's registration store cannot be used"));
    }

    private static io.restassured.response.Response reseed() {
        return given().header("Authorization", TOKEN).when().get("/reseed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/verify", "/restore"})
    void nobody_acts_on_backups_without_the_token(String act) {
        given().when().post("/backup" + act).then().statusCode(401);
        given().header("Authorization", "Bearer wrong")
                .when()
                .post("/backup" + act)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/job"})
    void nobody_is_told_of_backups_without_the_token(String what) {
        given().when().get("/backup" + what).then().statusCode(401);
        given().header("Authorization", "Bearer wrong")
                .when()
                .get("/backup" + what)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/verify", "/restore?to=1"})
    void without_a_store_nothing_is_saved_or_restored(String act) {
        given().header("Authorization", TOKEN)
                .when()
                .post("/backup" + act)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://anlan.example/problems/no-backup-store"))
                .body("detail", containsString("ANLAN_BACKUP_STORE"));
        given().header("Authorization", TOKEN)
                .when()
                .get("/backup/job")
                .then()
                .statusCode(200)
                .body("state", equalTo("NONE"));
    }

    @Test
    void nobody_compares_or_looks_at_comparisons_without_the_token() {
        given().when().post("/reconcile").then().statusCode(401);
        given().when().get("/reconcile").then().statusCode(401);
        given().when().get("/reconcile/site-b-1").then().statusCode(401);
    }

    @Test
    void a_comparison_of_databases_that_are_away_ends_and_says_so() {
        String run = given().header("Authorization", TOKEN)
                .when()
                .post("/reconcile?table=registration&since=2026-11-21T08:00:00Z")
                .then()
                .statusCode(202)
                .header("Location", containsString("/reconcile/site-b-"))
                .extract()
                .path("run");

        Await.that("the comparison ends", Duration.ofSeconds(60))
                .until(() -> !given().header("Authorization", TOKEN)
                        .get("/reconcile/" + run)
                        .path("state")
                        .equals("RUNNING"));
        given().header("Authorization", TOKEN)
                .when()
                .get("/reconcile/" + run)
                .then()
                .statusCode(200)
                .body("state", equalTo("NOT_COMPARABLE"))
                .body("reason", containsString("registration store"));
    }

    @Test
    void what_cannot_be_compared_is_refused_and_says_why() {
        given().header("Authorization", TOKEN)
                .when()
                .post("/reconcile?table=batch")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://anlan.example/problems/table-not-replicated"));
        given().header("Authorization", TOKEN)
                .when()
                .post("/reconcile?since=yesterday")
                .then()
                .statusCode(400);
        given().header("Authorization", TOKEN)
                .when()
                .get("/reconcile/none")
                .then()
                .statusCode(404);
    }

    @Test
    void health_and_metrics_need_no_token() {
        given().when().get("/q/health/ready").then().statusCode(200);
        given().when()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("anlan_link_state"), containsString("anlan_backup_age_seconds"));
    }
}
