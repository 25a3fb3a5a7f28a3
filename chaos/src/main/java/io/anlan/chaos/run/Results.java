package io.anlan.chaos.run;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.History;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.statistics.PerSecond;
import io.anlan.chaos.statistics.Tallies;
import io.anlan.local.Twin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the evidence of a run into what the report shows. */
final class Results {
    private static final long SECOND_MICROS = 1_000_000;

    private final Scenario scenario;
    private final Twin twin;

    Results(Scenario scenario, Twin twin) {
        this.scenario = scenario;
        this.twin = twin;
    }

    RunResult of(
            Evidence evidence,
            List<Judgement> judgements,
            List<String> skipped,
            Watch watch,
            double restSeconds,
            double lateMillis) {
        History history = evidence.history();
        boolean nothingBroken = !skipped.isEmpty() && history.faults().isEmpty();
        return new RunResult(
                history.header(),
                scenario.titleZh(),
                scenario.titleEn(),
                nothingBroken ? Verdict.UNKNOWN : Judges.over(judgements),
                judgements,
                history.faults(),
                RunResult.Felt.all(history),
                skipped,
                RunResult.discarded(lateMillis),
                Tallies.of(history),
                PerSecond.of(history.attempts()),
                lags(watch.lags()),
                Sometimes.of(evidence, watch.gained()),
                restSeconds,
                lateMillis,
                RunResult.Machine.here("TCP proxy before " + twin.plan().addressesAcrossWan() + " addresses"),
                "");
    }

    private static List<RunResult.Lag> lags(List<Watch.Lag> seen) {
        Map<String, RunResult.Lag> worst = new LinkedHashMap<>();
        for (Watch.Lag lag : seen) {
            long second = lag.micros() / SECOND_MICROS;
            worst.merge(
                    second + lag.link(),
                    new RunResult.Lag(second, lag.link(), lag.lagMillis()),
                    (one, other) -> one.lagMillis() >= other.lagMillis() ? one : other);
        }
        return List.copyOf(worst.values());
    }
}
