package io.anlan.failover.director;

import static io.anlan.failover.director.DoorFixture.lease;
import static io.anlan.failover.director.DoorFixture.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.agreed.Leadership;
import io.anlan.kernel.lease.LeaseTimes;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorDoorTest {
    private static final String SHARE = "/leases/share/site-a";

    @TempDir
    private Path folder;

    private DoorFixture door;

    @BeforeEach
    void open() throws Exception {
        door = new DoorFixture(folder, Map.of());
        door.settle();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer ",
                "Bearer wrong-secret-of-nobody-at-all",
                "Basic secret-of-operator.li-for-a-test",
                "secret-of-operator.li-for-a-test",
                "Bearer secret-of-operator.li-for-a-tes",
                "Bearer secret-of-operator.li-for-a-test2"
            })
    void wrong_or_missing_credentials_fence_nothing(String authorization) throws Exception {
        var epoch = granted();
        var before = door.log.entries();

        for (var method : List.of("PUT", "DELETE")) {
            var answer = door.ask(
                    method, SHARE, authorization, lease("site-a", epoch).encode());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
        assertThat(door.ask("POST", "/voters", authorization, "{\"name\":\"site-b.00000000\",\"step\":\"strike\"}")
                        .statusCode())
                .isEqualTo(401);

        assertThat(door.log.entries()).isEqualTo(before);
        assertThat(door.log.changes()).isEmpty();
        assertThat(door.log.leases().leases()).hasSize(1).noneMatch(lease -> lease.ending());
    }

    @ParameterizedTest
    @CsvSource({
        "node.site-b, PUT, site-a",
        "node.site-b, DELETE, site-a",
        "auditor.wang, PUT, site-a",
        "auditor.wang, DELETE, site-a",
        "operator.li, PUT, site-a",
        "director.site-b, DELETE, site-a"
    })
    void a_known_caller_does_what_its_role_may_and_nothing_else(String caller, String method, String holder)
            throws Exception {
        var epoch = granted();
        var before = door.log.entries();

        assertThat(door.as(caller, method, SHARE, lease(holder, epoch)).statusCode())
                .isEqualTo(403);

        assertThat(door.log.entries()).isEqualTo(before);
    }

    @Test
    void secrets_that_cannot_be_read_let_nobody_in() throws Exception {
        for (var file : List.of("node.site-a", "node.site-b", "operator.li", "auditor.wang", "director.site-b")) {
            Files.delete(door.secrets.resolve(file + ".secret"));
        }
        Files.writeString(door.secrets.resolve("operator.short.secret"), "short\n\n");

        assertThat(door.as("operator.li", "GET", "/leases", new JsonObject()).statusCode())
                .isEqualTo(401);
        assertThat(door.ask("GET", "/leases", "Bearer short", "").statusCode()).isEqualTo(401);
        assertThat(door.ask("GET", "/leases", "Bearer ", "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_file_that_cannot_be_read_keeps_nobody_else_out() throws Exception {
        Files.write(door.secrets.resolve("auditor.broken.secret"), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
        Files.createDirectory(door.secrets.resolve("operator.gone.secret"));

        assertThat(door.as("auditor.wang", "GET", "/audit", new JsonObject()).statusCode())
                .isEqualTo(200);
        assertThat(door.ask("GET", "/audit", "Bearer nobodys-secret-that-is-long", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_old_and_a_new_secret_hold_side_by_side() throws Exception {
        Files.writeString(
                door.secrets.resolve("auditor.wang.secret"), "a-new-secret-of-an-auditor\n" + secret("auditor.wang"));

        assertThat(door.as("auditor.wang", "GET", "/audit", new JsonObject()).statusCode())
                .isEqualTo(200);
        assertThat(door.ask("GET", "/audit", "Bearer a-new-secret-of-an-auditor", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_site_is_granted_renewed_and_the_other_is_told_who_holds_it() throws Exception {
        var epoch = granted();

        var renewed = new JsonObject(
                door.as("node.site-a", "PUT", SHARE, lease("site-a", epoch)).body());
        var refused = door.as("node.site-b", "PUT", SHARE, lease("site-b", 0));

        assertThat(renewed.getLong("epoch")).isEqualTo(epoch);
        assertThat(renewed.getInteger("validMillis")).isEqualTo(3_000);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = new JsonObject(refused.body());
        assertThat(problem.getString("holder")).isEqualTo("site-a");
        assertThat(problem.getLong("epoch")).isEqualTo(epoch);
        assertThat(problem.getString("code")).isEqualTo("HELD_BY_ANOTHER");
    }

    @Test
    void an_operator_revokes_and_the_right_is_free_after_the_longest_lease() throws Exception {
        var epoch = granted();

        assertThat(door.as("operator.li", "DELETE", SHARE, lease("site-a", epoch))
                        .statusCode())
                .isEqualTo(200);

        assertThat(door.as("node.site-a", "PUT", SHARE, lease("site-a", epoch)).statusCode())
                .isEqualTo(409);
        door.desk.tick();
        door.pass(LeaseTimes.GRANTOR_WAIT.toMillis() - 1);
        door.desk.tick();
        assertThat(door.as("node.site-b", "PUT", SHARE, lease("site-b", 0)).statusCode())
                .isEqualTo(409);
        door.pass(1);
        door.desk.tick();
        assertThat(door.as("node.site-b", "PUT", SHARE, lease("site-b", 0)).statusCode())
                .isEqualTo(200);
        assertThat(door.as("auditor.wang", "GET", "/audit", new JsonObject()).body())
                .contains("operator li", "is renewed no more", "granted to site-b");
    }

    @Test
    void a_new_leader_renews_and_grants_nothing_yet() throws Exception {
        var epoch = granted();

        door.log.lead(new Leadership(true, 9, "site-a"));

        assertThat(door.as("node.site-a", "PUT", SHARE, lease("site-a", epoch)).statusCode())
                .isEqualTo(200);
        var early = door.as("node.site-b", "PUT", "/leases/share/site-b", lease("site-b", 0));
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void an_entry_that_no_majority_answers_is_in_doubt() throws Exception {
        door.log.fallSilent();

        var answer = door.as("node.site-a", "PUT", SHARE, lease("site-a", 0));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("type")).endsWith("/in-doubt");
    }

    @Test
    void without_a_leader_nothing_is_decided() throws Exception {
        door.follow("");

        var answer = door.as("node.site-a", "PUT", SHARE, lease("site-a", 0));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("type")).endsWith("/not-now");
        assertThat(door.ask("GET", "/health/ready", "", "").statusCode()).isEqualTo(503);
        assertThat(door.ask("GET", "/health/live", "", "").statusCode()).isEqualTo(200);
    }

    @Test
    void only_a_director_is_taken_in_and_only_for_its_own_place() throws Exception {
        var name = new JsonObject().put("name", "site-b.0123abcd").put("step", "strike");

        assertThat(door.as("operator.li", "POST", "/voters", name).statusCode()).isEqualTo(403);
        assertThat(door.as("director.site-b", "POST", "/voters", name.copy().put("name", "witness.0123abcd"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(door.log.changes()).isEmpty();
        assertThat(door.as("director.site-b", "POST", "/voters", name).statusCode())
                .isEqualTo(200);
        assertThat(door.as("director.site-b", "POST", "/voters", name.copy().put("step", "join"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(door.as("director.site-b", "POST", "/voters", name).body()).contains("/already-taken-in");
        assertThat(door.log.changes()).containsExactly("strike site-b", "take in site-b.0123abcd");
    }

    @ParameterizedTest
    @CsvSource({
        "/leases/nothing, {}",
        "/leases/share/site-a, []",
        "/leases/share/site-a, {\"holder\":\"site-c\"}",
        "/leases/share/site-a, no json"
    })
    void what_cannot_be_read_is_refused(String path, String body) throws Exception {
        assertThat(door.ask("PUT", path, "Bearer " + secret("node.site-a"), body)
                        .statusCode())
                .isEqualTo(400);
    }

    private long granted() throws Exception {
        var answer = door.as("node.site-a", "PUT", SHARE, lease("site-a", 0));
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body()).getLong("epoch");
    }
}
