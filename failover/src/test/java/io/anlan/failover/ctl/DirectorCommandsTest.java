package io.anlan.failover.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.ctl.places.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of directors and edges: refusals first, then what is done. */
class DirectorCommandsTest {
    private static final String LEASES =
            "{\"leader\":\"witness\",\"leases\":[{\"right\":\"share/site-b\",\"holder\":\"site-b\",\"epoch\":7}]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StandInParts first = new StandInParts();
    private final StandInParts second = new StandInParts();

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @BeforeEach
    void opens() {
        desk = new Desk(folder, first.address());
        desk.line("site-a.director=" + first.address());
        desk.line("witness.director=" + second.address());
        desk.line("director.secret=secret");
        desk.line("edge.secret=secret");
        first.answers("GET /leases", 200, LEASES);
    }

    @AfterEach
    void closes() {
        first.close();
        second.close();
    }

    @Test
    void a_refused_plan_is_one_line_and_changes_nothing() {
        first.answers(
                "POST /plans", 409, "{\"code\":\"last-site\",\"zh\":\"唯一在服务的站点\",\"en\":\"the last that serves\"}");

        assertThat(desk.run("drain", "site-b", "--reason", "r", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(desk.complained())
                .isEqualTo("anlanctl: the director at site-a refuses: last-site: 唯一在服务的站点 / the last that serves");
        assertThat(second.asked())
                .as("a definite refusal is not shopped around")
                .isEmpty();
    }

    @Test
    void a_dry_run_asks_for_the_plan_only() {
        first.answers("POST /plans", 200, "{\"steps\":[{\"step\":\"weigh site-b 0\",\"state\":\"\"}]}");

        assertThat(desk.run("offline", "site-b", "--dry-run")).isZero();
        assertThat(desk.said()).contains("would weigh site-b 0");
        assertThat(first.bodies()).singleElement().asString().contains("\"dryRun\":true");
        assertThat(desk.audit()).isEmpty();
    }

    @Test
    void without_a_reason_no_director_is_asked() {
        assertThat(desk.run("rejoin", "site-b", "--yes")).isEqualTo(ExitCode.MISUSED);
        assertThat(first.asked()).isEmpty();
    }

    @Test
    void no_majority_here_leaves_the_question_to_the_next() {
        first.answers("POST /plans", 503, "{\"type\":\"x/not-now\",\"detail\":\"no majority\"}");
        second.answers("POST /plans", 503, "{\"type\":\"x/not-now\",\"detail\":\"no majority either\"}");

        assertThat(desk.run("drain", "site-b", "--reason", "r", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(desk.complained()).contains("not-now: no majority either");
        assertThat(second.changes()).hasSize(1);
    }

    @Test
    void an_answer_that_never_came_is_not_asked_for_again_elsewhere() {
        first.answers("POST /plans", StandInParts.BREAKS, "");

        assertThat(desk.run("drain", "site-b", "--reason", "r", "--yes")).isEqualTo(ExitCode.IN_DOUBT);
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void an_auditors_secret_changes_nothing() {
        desk.write("auditor", "other\n");

        assertThat(desk.run(
                        "drain",
                        "site-b",
                        "--reason",
                        "r",
                        "--yes",
                        "--secret-file",
                        folder.resolve("auditor").toString()))
                .isEqualTo(ExitCode.NOT_ADMITTED);
        assertThat(desk.audit().get(1)).contains("\"exitCode\":6");
    }

    @Test
    void a_plan_is_followed_to_its_end_though_its_director_dies() {
        first.close();
        second.answers("POST /plans", 200, "{\"id\":\"p1\",\"state\":\"RUNNING\",\"steps\":[]}");
        second.answers(
                "GET /plans/p1",
                200,
                "{\"id\":\"p1\",\"state\":\"DONE\",\"steps\":[{\"step\":\"weigh\",\"state\":\"DONE\"}]}");

        assertThat(desk.run("online", "site-b", "--reason", "INC-9", "--yes")).isZero();
        assertThat(second.bodies().get(0))
                .contains("\"reason\":\"INC-9\"", "\"procedure\":\"online\"", "\"dryRun\":false");
        assertThat(desk.said()).contains("weigh DONE", "online site-b done");
    }

    @Test
    void a_plan_that_stops_is_not_done() {
        first.answers("POST /plans", 200, "{\"id\":\"p1\",\"state\":\"STOPPED\",\"why\":\"lag\",\"steps\":[]}");

        assertThat(desk.run("switchover", "site-a", "--reason", "r", "--yes")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.said()).contains("switchover site-a not done: lag");
    }

    @Test
    void a_lease_is_taken_from_who_holds_it() {
        first.answers("DELETE /leases/share/site-b", 200, "{\"endsWithinMillis\":6500}");

        assertThat(desk.run("lease", "revoke", "share/site-b", "--reason", "r", "--yes"))
                .isZero();
        assertThat(first.changes()).containsExactly("DELETE /leases/share/site-b");
        assertThat(first.bodies().get(first.bodies().size() - 1)).contains("\"holder\":\"site-b\"", "\"epoch\":7");
        assertThat(desk.said()).contains("taken from site-b", "again in 6.5 s");
    }

    @Test
    void a_right_nobody_holds_is_not_revoked() {
        assertThat(desk.run("lease", "revoke", "draw/x", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(first.changes()).isEmpty();
    }

    @Test
    void leases_and_the_audit_trail_are_read() {
        first.answers("GET /audit", 200, "{\"lines\":[{\"atMillis\":0,\"by\":\"operator anna\",\"what\":\"drain\"}]}");

        assertThat(desk.run("lease", "list")).isZero();
        assertThat(desk.run("audit")).isZero();
        assertThat(desk.said()).contains("share/site-b", "epoch 7", "1970-01-01T00:00:00Z  operator anna  drain");
    }

    @Test
    void weights_that_leave_nobody_are_refused_before_anybody_is_told() {
        assertThat(desk.run("weights", "site-a=0", "site-b=0", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(desk.run("weights", "site-a=100", "--reason", "r", "--yes")).isEqualTo(ExitCode.MISUSED);
        assertThat(desk.run("weights", "site-a=101", "site-b=0", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.MISUSED);
        assertThat(first.asked()).isEmpty();
    }

    @Test
    void every_edge_is_told_its_weights_also_when_one_is_silent() {
        first.answers("PUT /admin/weights", 200, "{}");
        second.close();
        desk.line("edges=" + second.address() + "," + first.address());

        assertThat(desk.run("weights", "site-a=100", "site-b=0", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(first.bodies()).containsExactly("{\"site-a\":100,\"site-b\":0}");
    }

    @Test
    void weights_are_shown_with_what_is_in_flight() {
        first.answers("GET /admin/state", 200, "{\"sites\":[{\"site\":\"site-b\",\"weight\":0,\"inFlight\":3}]}");

        assertThat(desk.run("weights")).isZero();
        assertThat(desk.said()).contains("site-b=0 (3 in flight)");
    }
}
