package io.anlan.failover.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.ctl.places.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest extends AtTheDesk {
    private static final String RUNNING_LINK = """
            [{"link":"site-a-to-site-b","state":"RUNNING","lagMillis":12,"lagRows":0,"parked":0,
              "walHeldBytes":1048576,"walBudgetBytes":1073741824,"alarm":"","reason":"","lastError":""}]""";

    @Test
    void a_change_is_asked_for_once_and_written_down_with_who_and_why() {
        parts.answers("POST /links/site-a-to-site-b/pause", 202, "{\"state\":\"PAUSED\"}");

        assertThat(desk.run("link", "pause", "site-b", "site-a-to-site-b", "--reason", "INC-7", "--yes"))
                .isEqualTo(ExitCode.DONE);
        assertThat(parts.changes()).containsExactly("POST /links/site-a-to-site-b/pause");
        assertThat(desk.audit()).hasSize(2);
        assertThat(desk.audit().get(0))
                .contains(
                        "\"event\":\"asks\"",
                        "\"reason\":\"INC-7\"",
                        "link pause site-b",
                        System.getProperty("user.name"));
        assertThat(desk.audit().get(1)).contains("\"event\":\"ended\"", "\"exitCode\":0");
    }

    @Test
    void parked_rows_are_tried_again() {
        parts.answers("POST /links/site-a-to-site-b/parked/retry", 200, "{\"link\":\"site-a-to-site-b\",\"healed\":2}");

        assertThat(desk.run("link", "retry", "site-b", "site-a-to-site-b", "--reason", "r", "--yes"))
                .isZero();
        assertThat(desk.said()).contains("2 parked rows healed");
    }

    @Test
    void links_are_well_only_if_all_run_and_nothing_waits() {
        parts.answers("GET /links", 200, RUNNING_LINK);
        assertThat(desk.run("link", "list", "site-b")).isZero();

        parts.answers("GET /links", 200, RUNNING_LINK.replace("\"parked\":0", "\"parked\":1"));
        assertThat(desk.run("link", "list", "site-b")).isEqualTo(ExitCode.FAILED);

        parts.answers("GET /links", 200, RUNNING_LINK.replace("\"alarm\":\"\"", "\"alarm\":\"slot is lost\""));
        assertThat(desk.run("link", "list", "site-b")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.said()).contains("wal 1 of 1024 MiB", "alarm: slot is lost");
    }

    @Test
    void a_backup_is_followed_to_its_end() {
        parts.answers("POST /backup", 202, "{\"state\":\"RUNNING\"}");
        parts.answers(
                "GET /backup/job",
                200,
                "{\"kind\":\"backup\",\"state\":\"DONE\",\"lines\":[\"12 rows\"],\"begunMillis\":0,\"endedMillis\":1500}");

        assertThat(desk.run("backup", "site-a", "--reason", "r", "--yes")).isZero();
        assertThat(desk.said()).contains("site-a 12 rows", "site-a backup done in 1.5 s");
    }

    @Test
    void a_backup_that_fails_says_why() {
        parts.answers("POST /backup", 202, "{\"state\":\"FAILED\",\"lines\":[\"the store is away\"]}");

        assertThat(desk.run("backup", "--reason", "r", "--yes")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.complained()).contains("site-a: the store is away", "site-b: the store is away");
    }

    @Test
    void a_restore_names_its_moment() {
        parts.answers("POST /backup/restore", 202, "{\"kind\":\"restore\",\"state\":\"DONE\",\"lines\":[]}");

        assertThat(desk.run("restore", "site-b", "--at", "1970-01-01T08:00:01+08:00", "--reason", "r", "--yes"))
                .isZero();
        assertThat(parts.changes()).containsExactly("POST /backup/restore?at=1000000&copy=false");
        assertThat(desk.run("restore", "site-b", "--at", "noon", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.MISUSED);
    }

    @Test
    void a_reseed_ends_when_the_site_serves() {
        parts.answers("POST /reseed", 202, "{\"state\":\"RUNNING\"}");
        parts.answers(
                "GET /reseed",
                200,
                "{\"state\":\"DONE\",\"lines\":[\"registration: 3 rows\"],\"begunMillis\":0,\"endedMillis\":2000}");
        parts.answers("GET /q/health/ready", 200, "{}");

        assertThat(desk.run("reseed", "site-b", "--engine", "both", "--reason", "r", "--yes"))
                .isZero();
        assertThat(parts.changes())
                .containsExactly("POST /reseed?engine=both&fromPlatform=false&acceptDifferences=false");
        assertThat(desk.said()).contains("registration: 3 rows", "site-b serves again, reseeded in 2.0 s");
    }

    @Test
    void a_comparison_ends_with_the_worst_of_both_sites() {
        parts.answers("POST /reconcile", 202, "{\"state\":\"RUNNING\",\"run\":\"r1\"}");
        parts.answers("GET /reconcile/r1", 200, "{\"state\":\"EQUAL\",\"compared\":7}");
        assertThat(desk.run("reconcile", "--since", "2h", "--reason", "r", "--yes"))
                .isZero();
        assertThat(desk.said()).contains("site-a  equal", "7 rows compared");

        parts.answers("GET /reconcile/r1", 200, "{\"state\":\"DIFFERENT\"}");
        assertThat(desk.run("reconcile", "--reason", "r", "--yes")).isEqualTo(ExitCode.PERSON);
        parts.answers("GET /reconcile/r1", 200, "{\"state\":\"STOPPED\"}");
        assertThat(desk.run("reconcile", "--reason", "r", "--yes")).isEqualTo(2);
        parts.answers("GET /reconcile/r1", 200, "{\"state\":\"MENDED\"}");
        assertThat(desk.run("reconcile", "--reason", "r", "--yes", "--json")).isEqualTo(1);
    }

    @Test
    void the_status_is_well_when_every_part_is() {
        allElseIsWell();

        assertThat(desk.run("status", "--once")).isZero();
        assertThat(desk.said())
                .contains("site-b SERVING", "redundancy whole", "peer vouches", "site-a UP", "all is well")
                .doesNotContain("not all is well");
    }

    @Test
    void the_status_is_not_well_when_one_part_is_not() {
        parts.answers("GET /links", 200, RUNNING_LINK);
        parts.answers("GET /admin/state", 200, edge("UP"));
        parts.answers("GET /q/health/site", 200, node("SERVING", "rebuilding", true));
        assertThat(desk.run("status", "--once")).isEqualTo(ExitCode.FAILED);

        parts.answers("GET /q/health/site", 200, node("SERVING", "whole", false));
        assertThat(desk.run("status", "--once")).isEqualTo(ExitCode.FAILED);

        parts.answers("GET /q/health/site", 200, node("REJOINING", "whole", true));
        assertThat(desk.run("status", "--once")).isEqualTo(ExitCode.FAILED);

        parts.answers("GET /q/health/site", 200, node("SERVING", "whole", true));
        parts.answers("GET /admin/state", 200, edge("DOWN"));
        assertThat(desk.run("status", "--once")).isEqualTo(ExitCode.FAILED);

        parts.answers("GET /admin/state", 200, edge("UP"));
        parts.answers("GET /links", 500, "");
        assertThat(desk.run("status", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.said()).contains("does not vouch", "REJOINING", "site-b DOWN", "\"well\" : false");
    }

    @Test
    void the_status_tells_where_each_director_stands_and_what_is_held() {
        allElseIsWell();
        desk.line("site-a.director=" + parts.address());
        desk.line("witness.director=" + parts.address());
        desk.line("director.secret=secret");
        parts.answers("GET /health/live", 200, "{\"leader\":\"site-a\",\"leads\":false,\"votes\":true}");
        parts.answers("GET /leases", 200, """
            {"leases":[{"right":"share/site-b","holder":"site-b","epoch":7,"ending":false}]}""");

        assertThat(desk.run("status", "--once")).isZero();
        assertThat(desk.said())
                .contains("director at site-a  follows site-a", "director at witness  follows site-a")
                .contains("share/site-b", "held by site-b  epoch 7")
                .doesNotContain("not all is well");
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"leader\":\"\",\"leads\":false,\"votes\":true}', KNOWS NO LEADER",
        "200, '{\"leader\":\"site-a\",\"leads\":false,\"votes\":false}', DOES NOT VOTE",
        "503, '', SILENT"
    })
    void without_a_director_that_votes_not_all_is_well(int status, String body, String told) {
        allElseIsWell();
        desk.line("site-a.director=" + parts.address());
        desk.line("director.secret=secret");
        parts.answers("GET /health/live", status, body);

        assertThat(desk.run("status", "--once")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.said()).contains("director at site-a", told, "not all is well");
    }

    private void allElseIsWell() {
        parts.answers("GET /links", 200, RUNNING_LINK);
        parts.answers("GET /admin/state", 200, edge("UP"));
        parts.answers("GET /q/health/site", 200, node("SERVING", "whole", true));
    }

    private static String node(String state, String redundancy, boolean vouches) {
        return """
            {"node":"a1","state":"%s","redundancy":"%s","peer":{"vouches":%b,"beatAgeMillis":300},
             "journal":{"oldestUndrainedMillis":0},"oneSiteBatches":0,"queue":0}""".formatted(state, redundancy, vouches);
    }

    private static String edge(String ofB) {
        return "{\"sites\":[{\"site\":\"site-a\",\"state\":\"UP\"},{\"site\":\"site-b\",\"state\":\"" + ofB + "\"}]}";
    }
}
