package io.anlan.app.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.anlan.app.testing.NodeForTests;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class NodeHealthTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void a_node_is_ready_only_while_every_link_has_its_slot() throws SQLException {
        asSuperuser("select pg_drop_replication_slot(slot_name) from pg_replication_slots");
        awaitReady(503, "\"slotsMissing\": \"to_site_b to_platform\"");

        asSuperuser("select pg_create_logical_replication_slot('to_site_b', 'pgoutput')");
        asSuperuser("select pg_create_logical_replication_slot('to_platform', 'pgoutput')");
        awaitReady(200);

        asSuperuser("select pg_drop_replication_slot('to_platform')");
        awaitReady(503);
    }

    @Test
    void a_slot_that_a_peer_was_too_long_away_to_keep_is_told_and_stops_nobody() throws SQLException {
        asSuperuser(
                "select pg_create_logical_replication_slot(name, 'pgoutput') from unnest(array['to_site_b', 'to_platform'])"
                        + " as name where name not in (select slot_name from pg_replication_slots)");
        awaitReady(200);
        asSuperuser("alter system set max_slot_wal_keep_size = '1MB'");
        asSuperuser("select pg_reload_conf()");
        try {
            for (int i = 0; i < 4; i++) {
                asSuperuser("select pg_logical_emit_message(false, 'fill', 'x')");
                asSuperuser("select pg_switch_wal()");
            }
            asSuperuser("checkpoint");

            awaitReady(200, "\"slotsLost\": \"to_");
        } finally {
            asSuperuser("alter system reset max_slot_wal_keep_size");
            asSuperuser("select pg_reload_conf()");
            asSuperuser("select pg_drop_replication_slot(slot_name) from pg_replication_slots");
            asSuperuser("select pg_create_logical_replication_slot('to_site_b', 'pgoutput')");
            asSuperuser("select pg_create_logical_replication_slot('to_platform', 'pgoutput')");
            awaitReady(200);
        }
    }

    @Test
    void a_node_does_not_serve_while_its_database_is_being_filled() throws SQLException {
        asSuperuser(
                "select pg_create_logical_replication_slot(name, 'pgoutput') from unnest(array['to_site_b', 'to_platform'])"
                        + " as name where name not in (select slot_name from pg_replication_slots)");
        awaitReady(200);

        asSuperuser("insert into reseed_run (reseed_id, rebuilt, begun_micros) values ('r1', true, 1)");
        awaitReady(503, "\"state\": \"REJOINING\"");
        awaitState("REJOINING");

        asSuperuser("update reseed_run set ended_micros = 2");
        awaitReady(200);
        asSuperuser("insert into reseed_run (reseed_id, rebuilt, begun_micros) values ('r2', false, 3)");
        awaitState("SERVING");
        asSuperuser("delete from reseed_run");
    }

    @Test
    void the_site_s_page_says_that_the_peer_is_not_there() {
        awaitState("SERVING");
        given().get("/q/health/site")
                .then()
                .statusCode(200)
                .body("site", equalTo("site-a"))
                .body("node", equalTo("a1"))
                .body("incarnation", notNullValue())
                .body("redundancy", equalTo("rebuilding"))
                .body("peer.inView", equalTo(false))
                .body("peer.vouches", equalTo(false))
                .body("peer.state", equalTo("UNKNOWN"))
                .body("journal.inboundEntries", equalTo(0))
                .body("queue", equalTo(0))
                .body("writesWith.session", equalTo("session-1"));
    }

    @Test
    void every_metric_is_scraped_under_its_name() {
        var scraped = given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .toList();

        assertThat(scraped)
                .containsAll(
                        Arrays.stream(Metric.values()).map(Metric::scrapedName).toList());
        assertThat(scraped.toString()).doesNotContain("person");
    }

    @Test
    void no_metric_repeats_what_a_request_called() {
        var number = "0123456789ABCDEFGHJKM";
        for (var address : new String[] {"/r/" + number, "/c/" + number, "/registrations/" + number + "/qr.svg"}) {
            var unused = given().get(address).statusCode();
        }
        var tooLarge = given().header("X-Big", "x".repeat(17_000)).get("/" + number);
        var tooLong = given().body("x".repeat(70_000)).post("/" + number);

        assertThat(tooLarge.statusCode()).isEqualTo(431);
        assertThat(tooLong.statusCode()).isEqualTo(413);
        // A request is counted when its answer has gone, which may be after it has come.
        Await.that("all five are counted", Duration.ofSeconds(20))
                .until(() -> scrape().contains("uri=\"/r/{no}\"") && scrape().contains("status=\"413\""));
        assertThat(scrape()).doesNotContain(number).contains("uri=\"/c/{id}\"").contains("uri=\"OTHER\"");
    }

    private static String scrape() {
        return given().accept("text/plain").get("/q/metrics").then().extract().asString();
    }

    @Test
    void liveness_has_no_opinion_of_the_database() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.name", org.hamcrest.Matchers.not(hasItem("node")));
    }

    private static void awaitReady(int status) {
        awaitReady(status, "");
    }

    /** Both at once: a database that is slow for a moment makes a node not ready for that moment. */
    private static void awaitReady(int status, String told) {
        Await.that("readiness is " + status + " " + told, SOON).until(() -> {
            var answer = given().get("/q/health/ready");
            return answer.statusCode() == status && answer.asString().contains(told);
        });
    }

    private static void awaitState(String state) {
        Await.that("the site's page says " + state, SOON)
                .until(() -> given().get("/q/health/site")
                        .jsonPath()
                        .getString("state")
                        .equals(state));
    }

    private static void asSuperuser(String statement) throws SQLException {
        var config = ConfigProvider.getConfig();
        var url = "jdbc:postgresql://" + config.getValue("anlan.pg.host", String.class) + ":"
                + config.getValue("anlan.pg.port", String.class) + "/anlan";
        try (var connection = DriverManager.getConnection(
                        url,
                        config.getValue("test.superuser", String.class),
                        config.getValue("test.superuser.password", String.class));
                var sql = connection.createStatement()) {
            var unused = sql.execute(statement);
        }
    }
}
