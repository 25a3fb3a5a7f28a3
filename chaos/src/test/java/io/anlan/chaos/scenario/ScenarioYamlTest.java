package io.anlan.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.fault.FaultKit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioYamlTest {
    private static final String AT_PUT = "{kind: failpoint, target: node-a1, point: put, action: halt}";

    @Test
    void everything_that_is_said_is_read() {
        Scenario scenario = read("""
                name: two-faults
                title: {zh: 两处故障, en: Two faults}
                topology: {nodes: 2, transport: kafka}
                workload: {seconds: 30, per-second: 50, arrivals: even, durability: both-or-wait,
                           bureau-per-second: 2, mix: {double-taps: 0.1, own-reads: 0}}
                faults:
                  - {kind: kill, target: site-a, at: 5, for: 4}
                  - {kind: cut, target: wan, at: 12.5, for: 3, traffic: journal}
                judges: [exactly-once, quiet]
                seed: 9
                """);

        assertThat(scenario.titleZh()).isEqualTo("两处故障");
        assertThat(scenario.topology()).isEqualTo(new Topology(2, true));
        assertThat(scenario.workload())
                .isEqualTo(new Workload(30, 50, false, true, 2, new Workload.Mix(0.1, 0.02, 0, 0.05)));
        assertThat(scenario.faults())
                .containsExactly(
                        new PlannedFault("kill", "site-a", 5, 4, Map.of()),
                        new PlannedFault("cut", "wan", 12.5, 3, Map.of("traffic", "journal")));
        assertThat(scenario.judges()).containsExactly("exactly-once", "quiet");
        assertThat(scenario.seed()).isEqualTo(9);
    }

    @Test
    void the_fluent_form_says_the_same() {
        Scenario written = Scenario.named("short")
                .workload(new Workload(10, 5, true, false, 1, Workload.Mix.STANDARD))
                .fault("freeze", "site-b", 2, 3)
                .judge("quiet")
                .seed(4)
                .written();
        Scenario read = read("""
                name: short
                workload: {seconds: 10, per-second: 5}
                faults: [{kind: freeze, target: site-b, at: 2, for: 3}]
                judges: [quiet]
                seed: 4
                """);

        assertThat(written).isEqualTo(read);
    }

    @Test
    void who_names_no_judge_has_all_but_those_for_claims() {
        assertThat(read("name: plain").judges())
                .hasSize(Judges.names().size() - Judges.OF_CLAIMS.size())
                .doesNotContain("no-oversell");
    }

    @Test
    void what_means_nothing_is_refused_in_one_line_that_names_the_file() {
        assertRefused("name: x\nworklaod: {}", "knows no worklaod; known are");
        assertRefused("name: x\nworkload: {seconds: soon}", "seconds is a number, not soon");
        assertRefused("name: x\nworkload: {per-second: 0}", "one attempt in each");
        assertRefused("name: x\nworkload: {mix: {own-reads: 1.2}}", "leave a tenth");
        assertRefused("name: x\njudges: [nobody]", "no judge is called nobody; known are");
        assertRefused("name: x\njudges: []", "no judge, so it cannot fail");
        assertRefused("name: A Name", "small letters");
        assertRefused("name: x\nfaults: [{kind: kill, target: site-a, at: -1}]", "less than nothing");
        assertRefused("name: x\nfaults: [%1$s, %1$s]".formatted(AT_PUT), "x strikes put of node-a1 twice");
        assertRefused("- a\n- b", "mapping");
        assertRefused("name: [", "parsing");
    }

    @Test
    void every_scenario_of_the_project_is_sound() throws IOException {
        List<Scenario> all = new ScenarioFolder(Path.of("scenarios")).all();

        assertThat(all).hasSizeGreaterThan(8);
        assertThat(all).allSatisfy(scenario -> {
            assertThat(scenario.titleZh()).isNotEqualTo(scenario.name());
            assertThat(FaultKit.kinds().keySet())
                    .containsAll(
                            scenario.faults().stream().map(PlannedFault::kind).toList());
            assertThat(scenario.faults())
                    .allMatch(fault -> fault.atSeconds() + fault.forSeconds()
                            < scenario.workload().seconds());
        });
    }

    @Test
    void a_scenario_nobody_wrote_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> new ScenarioFolder(Path.of("scenarios")).named("flood"))
                .hasMessageContaining("site-killed");
    }

    private static void assertRefused(String yaml, String why) {
        assertThatThrownBy(() -> read(yaml)).hasMessageStartingWith("a file: ").hasMessageContaining(why);
    }

    private static Scenario read(String yaml) {
        return ScenarioYaml.read(yaml, "a file");
    }
}
