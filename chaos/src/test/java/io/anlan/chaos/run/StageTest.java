package io.anlan.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.local.Twin;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {
    @TempDir
    Path home;

    @Test
    void a_twin_that_did_not_come_back_leaves_less_evidence_and_no_exception() {
        Twin down = Twin.builder().home(home).portBase(61_000).build();
        History history = new History(new Header(Header.VERSION, "made", 1, "c", "abc", 0, 0, 0), List.of(), List.of());

        Evidence evidence = new Stage(down).evidence(history);

        assertThat(evidence.stored()).isNull();
        assertThat(evidence.facts()).isNull();
        assertThat(evidence.claims()).isNull();
        assertThat(evidence.agreement()).isNull();
        assertThat(Objects.requireNonNull(evidence.remains()).missing()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(Judges.over(Judges.judge(Scenario.usualJudges(), evidence))).isEqualTo(Verdict.UNKNOWN);
    }
}
