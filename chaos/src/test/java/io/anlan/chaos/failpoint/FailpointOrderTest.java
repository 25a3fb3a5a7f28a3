package io.anlan.chaos.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.scenario.ScenarioFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailpointOrderTest {
    @Test
    void words_say_where_what_and_when() {
        assertThat(FailpointOrder.of(Map.of("point", "put", "action", "late", "pass", "5", "millis", "20")))
                .isEqualTo(new FailpointOrder(Failpoint.named("put"), FailpointAction.LATE, 5, 20));
        assertThat(FailpointOrder.of(Map.of("point", "before-put", "action", "halt")))
                .isEqualTo(new FailpointOrder(Failpoint.named("before-put"), FailpointAction.HALT, 1, 900));
    }

    @Test
    void what_means_nothing_is_refused() {
        assertRefused(Map.of("action", "halt"), "no failpoint is called null; known are before-put, put");
        assertRefused(Map.of("point", "nowhere", "action", "halt"), "no failpoint is called nowhere");
        assertRefused(Map.of("point", "put", "action", "stop"), "halt, freeze or late, not 'stop'");
        assertRefused(
                Map.of("point", "put", "action", "halt", "pass", "soon"), "pass of a failpoint is a whole number");
        assertRefused(Map.of("point", "put", "action", "halt", "pass", "0"), "at least 1");
        assertRefused(Map.of("point", "put", "action", "halt", "passes", "2"), "knows no passes; known are");
    }

    @Test
    void every_scenario_of_the_project_means_something() throws IOException {
        List<PlannedFault> faults = new ScenarioFolder(Path.of("scenarios"))
                .all().stream()
                        .flatMap(scenario -> scenario.faults().stream())
                        .filter(fault -> fault.kind().equals("failpoint"))
                        .toList();

        assertThat(faults).isNotEmpty();
        assertThat(faults.stream()
                        .map(fault -> FailpointOrder.of(fault.with()).point().name()))
                .containsAll(Failpoint.names());
    }

    private static void assertRefused(Map<String, String> words, String why) {
        assertThatThrownBy(() -> FailpointOrder.of(words)).hasMessageContaining(why);
    }
}
