package io.anlan.chaos.bench.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.anlan.chaos.bench.BenchReport.Fact;
import io.anlan.chaos.load.Latencies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicationReportTest {
    @Test
    void our_link_is_judged_beside_the_databases_own() {
        ReplicationReport report = new ReplicationReport(
                List.of(line("a", 60_000, 6.1, 19), line("b", 200_000, 1, 2), line("c", 10_000, 50, 90)),
                Map.of(),
                Optional.empty());

        assertThat(report.facts())
                .extracting(Fact::what, Fact::reached)
                .containsExactly(
                        tuple("a, rows a second", true),
                        tuple("a / b", true),
                        tuple("a, p50 from commit to visible", false),
                        tuple("a, p99 from commit to visible", true));
    }

    @Test
    void only_the_replicators_count_as_replicators() {
        ReplicationReport report = new ReplicationReport(
                List.of(), Map.of("replicator-a", 20.0, "replicator-b", 20.0, "node-a1", 50.0), Optional.empty());

        assertThat(report.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.value()).isEqualTo(40);
            assertThat(fact.reached()).isTrue();
        });
    }

    @Test
    void a_comparison_is_judged_by_how_it_grows_and_by_whom_it_slows_down() {
        ReconcileFigures figures = new ReconcileFigures(
                List.of(
                        new ReconcileFigures.Size(1_000_000, 20, Map.of()),
                        new ReconcileFigures.Size(10_000_000, 300, Map.of())),
                5_000,
                4_600,
                2_000);
        ReplicationReport report = new ReplicationReport(List.of(), Map.of(), Optional.of(figures));

        assertThat(figures.growth()).isEqualTo(1.5);
        assertThat(report.facts()).extracting(Fact::reached).containsExactly(false, true);
    }

    private static ReplicationLine line(String part, double perSecond, double p50, double p99) {
        ReplicationLine.Rate rate = new ReplicationLine.Rate(1, 1, perSecond, 1, Map.of());
        return new ReplicationLine(part, part, rate, rate, new Latencies(p50, p50, p99, p99, p99), Map.of());
    }
}
