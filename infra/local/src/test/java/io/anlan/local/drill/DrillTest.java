package io.anlan.local.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SystemTime;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page is followed command by command; the commands here are those of a shell. */
class DrillTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("procedures"));
        Files.createDirectories(folder.resolve("alerts"));
    }

    @Test
    void the_fault_is_made_first_and_the_page_followed_in_its_order() throws IOException {
        page(
                "Diagnosis 诊断",
                step("cat state", "exit 0", "contains broken", "lacks well"),
                "Mitigation 处置",
                step("echo well > state", "exit 0"),
                "Verify 验证",
                step("cat state", "contains well"),
                "Undo 撤销",
                step("echo undone >> state", "exit 0"),
                "Rehearse 演练",
                step("echo broken > state", "exit 0"));

        var record = run();

        assertThat(record.lines()).allSatisfy(line -> assertThat(line.fault()).isEmpty());
        assertThat(record.passed()).isTrue();
        assertThat(record.lines().stream().map(DrillRecord.Line::section))
                .containsExactly("Rehearse", "Diagnosis", "Mitigation", "Verify", "Undo");
        assertThat(Files.readString(folder.resolve("state"))).isEqualTo("well\nundone\n");
        assertThat(record.recoveredMillis()).isPositive();
    }

    @Test
    void it_ends_at_the_first_surprise_and_still_undoes() throws IOException {
        page(
                "Diagnosis 诊断",
                step("echo all is well", "contains broken"),
                "Mitigation 处置",
                step("echo harm > state", "exit 0"),
                "Undo 撤销",
                step("echo undone > undone", "exit 0"),
                "Rehearse 演练",
                step("true", "exit 0"));

        var record = run();

        assertThat(record.passed()).isFalse();
        assertThat(record.lines().get(1).fault()).isEqualTo("does not say \"broken\"");
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(folder.resolve("undone")).exists();
    }

    @Test
    void a_command_is_given_again_until_it_is_so() throws IOException {
        page(
                "Verify 验证",
                step("echo x >> looks; test $(wc -l < looks) -ge 3", "exit 0", "within 30 s"),
                "Rehearse 演练",
                step("true", "exit 0"));

        var record = run();

        assertThat(record.passed()).isTrue();
        assertThat(record.lines().get(1).tries()).isEqualTo(3);
    }

    @Test
    void each_expectation_is_held_against_what_was_said() {
        assertThat(expect("exit 1").fault(0, "")).contains("exit code 0, expected 1");
        assertThat(expect("exit 1").fault(1, "")).isEmpty();
        assertThat(expect("contains a b").fault(0, "a  b")).contains("does not say \"a b\"");
        assertThat(expect("lacks a b").fault(0, "is a b.")).contains("says \"a b\"");
        assertThat(expect("exit 0", "contains a", "lacks b", "within 5 s").fault(0, "a"))
                .isEmpty();
        assertThatThrownBy(() -> expect("looks good")).hasMessageContaining("nobody can check");
    }

    @Test
    void what_was_seen_is_written_down_and_the_page_says_when() throws IOException {
        page("Verify 验证", step("true", "exit 0"), "Rehearse 演练", step("echo a | cat", "exit 0"));

        run().save(folder);

        assertThat(Files.readString(folder.resolve("drills/p.md"))).contains("`echo a \\| cat`", "全部符合预期");
        assertThat(Files.readString(folder.resolve("drills/p.json"))).contains("\"passed\" : true", "\"tries\" : 1");
        assertThat(Files.readString(folder.resolve("procedures/p.md")))
                .containsPattern("last drilled 最近演练: \\[\\d{4}-\\d\\d-\\d\\d]\\(../drills/p.md\\)");
    }

    @Test
    void a_drill_that_failed_is_written_down_but_the_page_stays_undrilled() throws IOException {
        page("Verify 验证", step("false", "exit 0"), "Rehearse 演练", step("true", "exit 0"));

        run().save(folder);

        assertThat(Files.readString(folder.resolve("drills/p.md"))).contains("未通过", "exit code 1, expected 0");
        assertThat(Files.readString(folder.resolve("procedures/p.md"))).contains("never");
    }

    @Test
    void a_page_that_makes_no_fault_is_refused_and_the_others_named() throws IOException {
        page("Verify 验证", step("true", "exit 0"), "Rehearse 演练", step("true", "exit 0"));
        Files.writeString(folder.resolve("alerts/Quiet.md"), "# Quiet\n");

        assertThatThrownBy(() -> drill("Quiet"))
                .isInstanceOf(PartException.class)
                .hasMessageEndingWith("there are p");
        assertThatThrownBy(() -> drill("gone"))
                .isInstanceOf(PartException.class)
                .hasMessageEndingWith("drills are p");
    }

    @Test
    void a_drill_is_about_the_twin_whatever_installation_the_session_names() {
        var session = new HashMap<>(Map.of("ANLAN_CTL_CONFIG", "/etc/anlan/anlanctl.properties", "PATH", "/bin"));

        new Shell(folder, Map.of("ANLAN_TWIN", "/twin")).tell(session);

        assertThat(session).isEqualTo(Map.of("ANLAN_TWIN", "/twin", "PATH", "/bin"));
    }

    private DrillRecord run() throws IOException {
        return drill("p").run(line -> {});
    }

    private Drill drill(String name) throws IOException {
        return Drill.of(folder, name, new Shell(folder, Map.of()), SystemTime.INSTANCE);
    }

    private void page(String... sections) throws IOException {
        var text = new StringBuilder("# P\n\nlast drilled 最近演练: never 未演练\n\n");
        for (var section : sections) {
            text.append(section.startsWith("```") ? section : "## " + section).append("\n\n");
        }
        Files.writeString(folder.resolve("procedures/p.md"), text.toString());
    }

    private static String step(String command, String... expected) {
        return "```sh\n" + command + "\n```\n\n```expect\n" + String.join("\n", expected) + "\n```";
    }

    private static Expectation expect(String... lines) {
        return Expectation.of(new ArrayList<>(List.of(lines)));
    }
}
