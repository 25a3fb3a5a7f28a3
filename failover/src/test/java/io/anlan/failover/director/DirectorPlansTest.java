package io.anlan.failover.director;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of plans before a site of which nothing is seen: what is refused, and to whom. */
class DirectorPlansTest {
    @TempDir
    private Path folder;

    private DoorFixture door;

    @BeforeEach
    void open() throws Exception {
        door = new DoorFixture(folder, Map.of());
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({
        "auditor.wang, POST, /plans",
        "node.site-a, POST, /plans",
        "node.site-a, GET, /sites",
        "node.site-a, GET, /view",
        "director.site-b, POST, /plans",
        "director.site-b, GET, /audit"
    })
    void only_operators_make_plans_and_nodes_see_none(String caller, String method, String path) throws Exception {
        assertThat(door.as(caller, method, path, drain()).statusCode()).isEqualTo(403);

        assertThat(door.log.entries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong-secret-of-nobody-at-all"})
    void wrong_or_missing_credentials_plan_nothing(String authorization) throws Exception {
        assertThat(door.ask("POST", "/plans", authorization, drain().encode()).statusCode())
                .isEqualTo(401);
        assertThat(door.log.entries()).isZero();
    }

    @Test
    void a_refusal_says_why_in_both_languages_and_changes_nothing() throws Exception {
        var answer = door.as("operator.li", "POST", "/plans", drain());

        assertThat(answer.statusCode()).isEqualTo(409);
        var problem = new JsonObject(answer.body());
        assertThat(problem.getString("code")).isEqualTo("no-edge");
        assertThat(problem.getString("detail")).contains("入口", "no edge");
        assertThat(door.log.entries()).isZero();
    }

    @Test
    void without_a_leader_no_plan_is_made() throws Exception {
        door.follow("");

        assertThat(door.as("operator.li", "POST", "/plans", drain()).statusCode())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"fence, site-a, why", "drain, site-c, why", "drain, site-a, ''"})
    void what_cannot_be_planned_is_refused(String procedure, String site, String reason) throws Exception {
        var asked =
                new JsonObject().put("procedure", procedure).put("site", site).put("reason", reason);

        assertThat(door.as("operator.li", "POST", "/plans", asked).statusCode()).isEqualTo(400);
    }

    @Test
    void auditors_see_sites_and_view() throws Exception {
        var sites = new JsonObject(
                door.as("auditor.wang", "GET", "/sites", new JsonObject()).body());

        assertThat(sites.getJsonArray("sites")).hasSize(2);
        assertThat(sites.getJsonArray("sites").getJsonObject(0).getString("state"))
                .isEqualTo("SERVING");
        assertThat(door.as("auditor.wang", "GET", "/view", new JsonObject()).statusCode())
                .isEqualTo(200);
        assertThat(door.as("auditor.wang", "GET", "/plans/00000000", new JsonObject())
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonObject drain() {
        return new JsonObject().put("procedure", "drain").put("site", "site-a").put("reason", "planned work");
    }
}
