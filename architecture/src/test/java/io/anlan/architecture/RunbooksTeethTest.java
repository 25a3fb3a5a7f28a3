package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Each rule about the pages, broken on purpose. */
class RunbooksTeethTest {
    private static final String STEP = "```sh\n./anlan start site-b\n```\n\n```expect\nexit 0\n```\n";

    @TempDir
    Path folder;

    @Test
    void a_good_page_is_left_alone() {
        Runbook good = page(text());

        assertThat(RunbookRules.form(good)).isEmpty();
        assertThat(RunbookRules.languages(good)).isEmpty();
        assertThat(RunbookRules.expectations(good)).isEmpty();
        assertThat(RunbookRules.commands(good, trees())).isEmpty();
    }

    @Test
    void a_missing_section_is_found() {
        assertThat(RunbookRules.form(page(text().replaceAll("(?s)## Undo.*", ""))))
                .singleElement()
                .asString()
                .contains("wanted are");
    }

    @Test
    void sections_in_another_order_are_found() {
        String text = text().replace("## Meaning 含义", "## x")
                .replace("## Impact 影响", "## Meaning 含义")
                .replace("## x", "## Impact 影响");

        assertThat(RunbookRules.form(page(text))).hasSize(1);
    }

    @Test
    void a_page_that_does_not_say_when_it_was_drilled_is_found() {
        assertThat(RunbookRules.form(page(text().replace("last drilled", "drilled"))))
                .singleElement()
                .asString()
                .contains("drilled last");
    }

    @Test
    void a_section_for_acting_without_a_command_is_found() {
        assertThat(RunbookRules.form(page(text().replaceFirst("(?s)```sh.*?```\n\n```expect.*?```", ""))))
                .containsExactly("p.md, Diagnosis 诊断: no command");
    }

    @Test
    void a_missing_language_is_found() {
        assertThat(RunbookRules.languages(page(text().replaceFirst("这一段话说明含义", ""))))
                .containsExactly("p.md, What not to do first 先不要做: no Chinese");
        assertThat(RunbookRules.languages(page(text().replaceFirst("What this says here", ""))))
                .containsExactly("p.md, What not to do first 先不要做: no English");
    }

    @Test
    void a_command_without_its_success_or_with_one_nobody_can_check_is_found() {
        assertThat(RunbookRules.expectations(page(text().replaceFirst("(?s)```expect.*?```", ""))))
                .containsExactly("p.md: nothing says what success of ./anlan start site-b looks like");
        assertThat(RunbookRules.expectations(page(text().replaceFirst("exit 0", "looks good"))))
                .containsExactly("p.md: nobody can check looks good");
    }

    @Test
    void a_command_or_option_that_is_gone_is_found() {
        assertThat(commands("./anlan fly site-b")).contains("fly");
        assertThat(commands("./anlan start --now site-b")).contains("--now");
        assertThat(commands("./anlan start")).contains("Missing required parameter");
        assertThat(commands("./anlan start site-b site-a")).contains("site-a");
        assertThat(commands("./anlan")).contains("is no command");
        assertThat(commands("curl site-b")).contains("is no command");
        assertThat(commands("./anlan start \\\"site b")).contains("Unmatched");
    }

    @Test
    void words_in_quotes_stay_together() {
        assertThat(CommandTrees.words("./anlan sql site-b -c \"select 1\""))
                .isEqualTo(List.of("./anlan", "sql", "site-b", "-c", "select 1"));
    }

    @Test
    void an_alert_without_page_and_a_page_without_alert_are_found() {
        Planted planted = new Planted(folder)
                .file("runbooks/alerts/rules/x.rules.yml", "groups:", "    rules:", "      - alert: Lonely")
                .file("runbooks/alerts/Orphan.md", "# Orphan");

        assertThat(RunbookRules.alertsAndPages(planted.checkout()))
                .containsExactly("alert Lonely has no page", "page Orphan has no alert");
    }

    @Test
    void an_alert_without_urgency_words_or_way_is_found() {
        Planted planted = new Planted(folder)
                .file(
                        "runbooks/alerts/rules/x.rules.yml",
                        "      - alert: Bare",
                        "        labels:",
                        "          severity: loud");

        assertThat(AlertRule.all(planted.checkout()))
                .flatMap(AlertRule::findings)
                .hasSize(4);
    }

    @Test
    void an_alert_on_what_nothing_measures_is_found() {
        Planted planted = new Planted(folder)
                .file("docs/metrics.md", "| `anlan_good_total` | counter |")
                .file("replication/src/main/java/LinkMetrics.java", "gauge(\"anlan.link.lag\")")
                .file(
                        "runbooks/alerts/rules/x.rules.yml",
                        "      - alert: Odd",
                        "        expr: anlan_good_total > anlan_link_lag + anlan_gone_total");

        assertThat(AlertRule.unknownMetrics(planted.checkout()))
                .containsExactly("Odd asks for anlan_gone_total, which nothing measures");
    }

    @Test
    void an_alert_nobody_tested_or_saw_only_firing_is_found() {
        Planted planted = new Planted(folder)
                .file("runbooks/alerts/rules/x.rules.yml", "      - alert: Never", "      - alert: Half")
                .file("runbooks/alerts/rules/x.tests.yml", "  - name: Half", "        '{alertname=\"Half\"}'");

        assertThat(AlertRule.untested(planted.checkout()))
                .containsExactly(
                        "Never is not seen both quiet and firing by a test",
                        "Half is not seen both quiet and firing by a test");
    }

    private static String commands(String command) {
        return String.join(
                "\n", RunbookRules.commands(page(text().replaceFirst("\\./anlan start site-b", command)), trees()));
    }

    private static Runbook page(String text) {
        return Runbook.parse("p.md", text);
    }

    private static String text() {
        StringBuilder text = new StringBuilder("# P 页\n\nlast drilled 最近演练: never 未演练\n\n");
        for (String heading : RunbookRules.SECTIONS) {
            text.append("## ").append(heading).append("\n\nWhat this says here\n\n这一段话说明含义\n\n");
            if (heading.startsWith("Diag") || heading.startsWith("Miti") || heading.startsWith("Veri")) {
                text.append(STEP);
            }
        }
        return text.toString();
    }

    private static CommandTrees trees() {
        CommandLine twin = new CommandLine(new Twin());
        return CommandTrees.of(Map.of("./anlan", twin, "./anlanctl", twin));
    }

    @Command(name = "anlan", subcommands = Start.class)
    private static final class Twin {}

    @Command(name = "start")
    private static final class Start {
        @Parameters
        private String site = "";

        @Option(names = "--part")
        private String part = "";
    }
}
