package io.anlan.failover.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.ctl.places.ExitCode;
import org.junit.jupiter.api.Test;

/** Slips of whoever was woken at night, and installations of which half is lost: nothing is told that is not so. */
class SlipsTest extends AtTheDesk {
    private static final String BACKED_UP =
            "{\"kind\":\"backup\",\"state\":\"DONE\",\"lines\":[],\"begunMillis\":0,\"endedMillis\":0}";

    @Test
    void a_backup_saves_every_site_that_is_named() {
        parts.answers("POST /backup", 202, BACKED_UP);

        assertThat(desk.run("backup", "site-a", "site-b", "--reason", "r", "--yes"))
                .isZero();
        assertThat(desk.said()).contains("site-a backup done", "site-b backup done");
    }

    @Test
    void a_lost_site_keeps_nobody_from_saving_the_other() {
        parts.answers("POST /backup", 202, BACKED_UP);
        parts.answers("GET /backup", 200, "{\"store\":\"folder\"}");
        desk.line("site-a.replicator=http://127.0.0.1:1");

        assertThat(desk.run("backup", "--reason", "r", "--yes")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.said()).contains("site-b backup done");
        assertThat(desk.complained()).contains("the replicator of site-a does not answer");
        assertThat(desk.run("backup", "list")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.said()).contains("site-b, folder");
    }

    @Test
    void a_span_that_reaches_into_the_future_compares_nothing_and_says_so() {
        assertThat(desk.run("reconcile", "--since=-2h", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.MISUSED);
        assertThat(desk.complained()).contains("yet to come").doesNotContain("\n");
        assertThat(parts.asked()).isEmpty();
    }

    @Test
    void a_table_is_asked_for_by_its_name_and_nothing_else() {
        parts.answers("POST /reconcile", 400, "{\"code\":\"table-not-replicated\",\"en\":\"no such table\"}");

        assertThat(desk.run("reconcile", "--table", "a b&fromPlatform=true", "--reason", "r", "--yes"))
                .isEqualTo(2);
        assertThat(parts.changes()).contains("POST /reconcile?table=a+b%26fromPlatform%3Dtrue&fromPlatform=false");
    }

    @Test
    void the_plan_of_a_restore_tells_what_it_leaves_out_and_where_it_reads() {
        assertThat(desk.run("restore", "site-b", "--to", "2026-11-21T12:00:00Z", "--copy", "--dry-run"))
                .isZero();
        assertThat(desk.said())
                .contains("backup of site-b in the second store")
                .contains("taken by 2026-11-21T12:00:00Z, without what was committed after them")
                .doesNotContain("all that was saved");
    }

    @Test
    void what_came_of_it_is_told_though_it_cannot_be_written_down() {
        parts.answers("POST /links/site-a-to-site-b/pause", 202, "{\"state\":\"PAUSED\"}");
        parts.beforeChanges(() -> {
            assertThat(folder.resolve("audit.jsonl").toFile().delete()).isTrue();
            assertThat(folder.resolve("audit.jsonl").toFile().mkdir()).isTrue();
        });

        assertThat(desk.run("link", "pause", "site-b", "site-a-to-site-b", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.complained()).contains("could not be written").doesNotContain("\n");
    }

    @Test
    void a_command_that_breaks_is_still_written_down_to_its_end() {
        parts.answers("POST /backup", 202, "[]");

        assertThat(desk.run("backup", "site-a", "--json", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(desk.audit()).hasSize(2);
        assertThat(desk.audit().get(1)).contains("\"event\":\"ended\"", "\"exitCode\":1");
    }

    @Test
    void a_secret_that_cannot_be_read_hides_no_other_part() {
        parts.answers("GET /q/health/site", 200, "{\"node\":\"a1\",\"state\":\"SERVING\",\"redundancy\":\"whole\"}");
        parts.answers("GET /health/live", 200, "{\"leader\":\"site-a\",\"leads\":true,\"votes\":true}");
        desk.line("edge.secret=nobodys");
        desk.line("site-a.director=" + parts.address());
        desk.line("director.secret=nobodys");

        assertThat(desk.run("status", "--once")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.said()).contains("site-a SERVING", "edge SILENT  the secret in", "director at site-a  leads");
    }

    @Test
    void what_is_no_secret_is_not_sent_and_not_shown() {
        desk.write("secret", "-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n");

        assertThat(desk.run("link", "list", "site-b")).isEqualTo(ExitCode.NOT_ADMITTED);
        assertThat(desk.complained())
                .contains("is no bearer secret")
                .doesNotContain("hush")
                .doesNotContain("\n");
    }

    @Test
    void what_is_no_address_is_told_in_one_line() {
        desk.line("site-b.replicator=10.0.0.1:8080");

        assertThat(desk.run("link", "list", "site-b")).isEqualTo(ExitCode.NOT_REACHED);
        assertThat(desk.complained())
                .contains("the replicator of site-b has no address", "10.0.0.1:8080")
                .doesNotContain("\n");
    }

    @Test
    void a_comparison_goes_on_though_one_look_at_it_was_in_vain() {
        parts.answers("POST /reconcile", 202, "{\"state\":\"RUNNING\",\"run\":\"r1\"}");
        parts.answers("GET /reconcile/r1", 200, "{\"state\":\"EQUAL\"}");
        parts.isBusyOnce("GET /reconcile/r1");

        assertThat(desk.run("reconcile", "--reason", "r", "--yes")).isZero();
    }

    @Test
    void a_replicator_that_forgot_its_work_does_not_end_it_without_a_word() {
        parts.answers("POST /reseed", 202, "{\"state\":\"RUNNING\"}");
        parts.answers("GET /reseed", 200, "{\"state\":\"NONE\",\"lines\":[]}");

        assertThat(desk.run("reseed", "site-b", "--reason", "r", "--yes")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.complained()).contains("site-b: its replicator no longer knows", "the same command goes on");
    }

    @Test
    void a_change_answered_with_something_else_may_have_happened() {
        parts.answers("POST /links/site-a-to-site-b/pause", 200, "<html>Welcome to the proxy</html>");

        assertThat(desk.run("link", "pause", "site-b", "site-a-to-site-b", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.IN_DOUBT);
    }

    @Test
    void a_link_is_asked_for_by_its_name_and_nothing_else() {
        assertThat(desk.run("link", "pause", "site-b", "../backup?a b", "--reason", "r", "--yes"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(parts.changes()).containsExactly("POST /links/..%2Fbackup%3Fa+b/pause");
    }

    @Test
    void a_site_that_was_drained_and_forgotten_is_seen() {
        parts.answers(
                "GET /admin/state",
                200,
                "{\"sites\":[{\"site\":\"site-a\",\"state\":\"UP\",\"weight\":100},"
                        + "{\"site\":\"site-b\",\"state\":\"UP\",\"weight\":0}]}");

        assertThat(desk.run("status", "--once")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.said()).contains("edge  site-a UP  site-b UP weight 0");
    }
}
