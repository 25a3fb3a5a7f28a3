package io.anlan.failover.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.ctl.places.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What anlanctl does not do, and how it says so: one line, a code of its own, nothing changed. */
class RefusalsTest extends AtTheDesk {
    private static final String LINK = "/links/site-a-to-site-b/";

    @Test
    void without_a_reason_nothing_is_asked() {
        assertThat(desk.run("link", "pause", "site-b", "site-a-to-site-b", "--yes"))
                .isEqualTo(ExitCode.MISUSED);

        assertThat(desk.complained()).contains("--reason").doesNotContain("\n");
        assertThat(parts.asked()).isEmpty();
        assertThat(desk.audit()).isEmpty();
    }

    @Test
    void without_a_confirmation_nothing_is_asked() {
        assertThat(pause()).isEqualTo(ExitCode.NOT_CONFIRMED);

        assertThat(desk.complained()).contains("--yes").doesNotContain("\n");
        assertThat(parts.asked()).isEmpty();
        assertThat(desk.audit()).isEmpty();
    }

    @Test
    void a_dry_run_tells_the_plan_and_asks_nothing() {
        assertThat(desk.run("reseed", "site-b", "--dry-run")).isEqualTo(ExitCode.DONE);

        assertThat(desk.said()).contains("would fill the databases of site-b from site-a");
        assertThat(parts.asked()).isEmpty();
        assertThat(desk.audit()).isEmpty();
    }

    @Test
    void a_wrong_secret_is_not_admitted() {
        desk.write("secret", "bad\n");

        assertThat(pause("--yes")).isEqualTo(ExitCode.NOT_ADMITTED);
        assertThat(desk.complained())
                .contains("does not admit you", "nothing was changed")
                .doesNotContain("\n");
    }

    @Test
    void a_missing_secret_is_not_admitted_and_nothing_asked() throws IOException {
        Files.delete(folder.resolve("secret"));

        assertThat(pause("--yes")).isEqualTo(ExitCode.NOT_ADMITTED);
        assertThat(parts.asked()).isEmpty();
    }

    @Test
    void no_comparison_is_begun_with_a_wrong_secret() {
        desk.write("secret", "bad\n");

        assertThat(desk.run("reconcile", "--reason", "r", "--yes")).isEqualTo(ExitCode.NOT_ADMITTED);
    }

    @Test
    void a_change_that_cannot_be_written_down_is_not_asked_for() {
        desk.line("audit=secret/audit.jsonl");

        assertThat(pause("--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(desk.complained()).contains("cannot be written down");
        assertThat(parts.asked()).isEmpty();
    }

    @Test
    void a_refusal_is_one_line_with_its_code_and_both_languages() {
        parts.answers("POST " + LINK + "pause", 409, "{\"code\":\"last-site\",\"zh\":\"不行\",\"en\":\"no way\"}");

        assertThat(pause("--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(desk.complained())
                .endsWith("refuses: last-site: 不行 / no way")
                .doesNotContain("\n");
        assertThat(desk.audit()).hasSize(2);
        assertThat(desk.audit().get(1)).contains("\"exitCode\":4");
    }

    @Test
    void a_problem_of_the_replicator_is_told_by_its_detail() {
        parts.answers(
                "POST " + LINK + "pause", 404, "{\"type\":\"https://x/link-not-found\",\"detail\":\"no such link\"}");

        assertThat(pause("--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(desk.complained()).endsWith("refuses: link-not-found: no such link");
    }

    @Test
    void an_answer_that_never_came_is_in_doubt() {
        parts.answers("POST " + LINK + "pause", StandInParts.BREAKS, "");

        assertThat(pause("--yes")).isEqualTo(ExitCode.IN_DOUBT);
        assertThat(desk.complained()).contains("may have happened", "Look before you ask again");
        assertThat(desk.audit().get(1)).contains("\"exitCode\":5");
    }

    @Test
    void a_failure_that_is_no_answer_of_ours_is_in_doubt() {
        parts.answers("POST " + LINK + "pause", 502, "<html>bad gateway</html>");
        assertThat(pause("--yes")).isEqualTo(ExitCode.IN_DOUBT);

        parts.answers("POST " + LINK + "pause", 503, "{\"code\":\"no-majority\",\"en\":\"no majority\"}");
        assertThat(pause("--yes")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void a_part_that_says_in_doubt_is_believed() {
        parts.answers("POST " + LINK + "pause", 503, "{\"type\":\"https://x/in-doubt\",\"detail\":\"perhaps\"}");

        assertThat(pause("--yes")).isEqualTo(ExitCode.IN_DOUBT);
    }

    @Test
    void a_part_that_is_not_there_was_not_asked() {
        parts.close();

        assertThat(pause("--yes")).isEqualTo(ExitCode.NOT_REACHED);
        assertThat(desk.complained()).contains("does not answer");
    }

    @Test
    void without_addresses_it_says_how_to_get_some() throws IOException {
        Files.delete(folder.resolve(PlacesOption.FILE_NAME));

        assertThat(desk.run("status", "--once")).isEqualTo(ExitCode.NOT_REACHED);
        assertThat(desk.complained()).contains("--config", "./anlan up").doesNotContain("\n");
    }

    @Test
    void a_command_misused_is_answered_in_one_line() {
        assertThat(desk.run("link", "fly")).isEqualTo(ExitCode.MISUSED);
        assertThat(desk.complained())
                .startsWith("anlanctl: ")
                .endsWith("--help")
                .doesNotContain("\n");
    }

    @Test
    void a_site_that_does_not_exist_is_not_asked() {
        assertThat(desk.run("backup", "list", "site-c")).isEqualTo(ExitCode.MISUSED);
        assertThat(desk.run("backup", "everything")).isEqualTo(ExitCode.MISUSED);
        assertThat(parts.asked()).isEmpty();
    }

    private int pause(String... more) {
        String[] words = {"link", "pause", "site-b", "site-a-to-site-b", "--reason", "test"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return desk.run(all);
    }
}
