package io.anlan.chaos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.load.Latencies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    @Test
    void rates_are_compared_at_the_same_concurrency() {
        BenchReport report = new BenchReport(
                List.of(line("b", 64, 9_000), line("b", 128, 12_000), line("c", 64, 3_000), line("c", 128, 6_000)),
                Optional.empty());

        assertThat(report.facts())
                .extracting(BenchReport.Fact::what, BenchReport.Fact::value, BenchReport.Fact::reached)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b / c at 64", 3.0, true),
                        org.assertj.core.groups.Tuple.tuple("b / c at 128", 2.0, false));
    }

    @Test
    void an_answer_that_was_not_wanted_does_not_count_as_speed() {
        LoopResult result = new LoopResult(
                64, 2, Map.of(LoopResult.GOOD, 1_000L, "ONE_SITE", 9_000L), new Latencies(1, 1, 1, 1, 1));

        assertThat(result.perSecond()).isEqualTo(500);
        assertThat(result.bad()).isEqualTo(9_000);
    }

    @Test
    void memory_above_what_is_wanted_is_said() {
        BenchReport report = new BenchReport(List.of(), Optional.of(new Memory(390 * 1024, 410 * 1024)));

        assertThat(report.facts()).extracting(BenchReport.Fact::reached).containsExactly(true, false);
    }

    private static BenchLine line(String part, int concurrency, long perSecond) {
        LoopResult result =
                new LoopResult(concurrency, 1, Map.of(LoopResult.GOOD, perSecond), new Latencies(1, 1, 1, 1, 1));
        return BenchLine.of(part, part, result, Map.of(), "");
    }
}
