package io.anlan.chaos.run;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.History;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.statistics.Gap;
import io.anlan.chaos.statistics.PerSecond;
import io.anlan.chaos.statistics.Tallies;
import io.anlan.local.Twin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the evidence of a run into what the report shows. */
final class Results {
    /**
     * The rule by which a run's availability is set aside, fixed before any run: when the load itself came later than
     * this, the machine and not the service was measured. Correctness is judged all the same.
     */
    static final double GENERATOR_LATE_MILLIS_MAX = 250;

    private static final long SECOND_MICROS = 1_000_000;
    private static final long FELT_AFTERWARDS_MICROS = 5 * SECOND_MICROS;

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
                felt(history),
                skipped,
                lateMillis > GENERATOR_LATE_MILLIS_MAX
                        ? String.format("the load itself came up to %.0f ms late", lateMillis)
                        : "",
                Tallies.of(history),
                PerSecond.of(history.attempts()),
                lags(watch.lags()),
                Sometimes.of(evidence, watch.gained()),
                restSeconds,
                lateMillis,
                machine(),
                "");
    }

    private static List<RunResult.Felt> felt(History history) {
        List<RunResult.Felt> felt = new ArrayList<>();
        for (FaultSpan fault : history.faults()) {
            long until = fault.overMicros() + FELT_AFTERWARDS_MICROS;
            felt.add(new RunResult.Felt(
                    fault.title(),
                    Gap.of(history.attempts(), fault.beganMicros(), until, Attempt::badFirst),
                    Gap.of(history.attempts(), fault.beganMicros(), until, Attempt::badWithRetry)));
        }
        return felt;
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

    private RunResult.Machine machine() {
        return new RunResult.Machine(
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceAll("[^0-9.].*", ""),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                "TCP proxy before " + twin.plan().addressesAcrossWan() + " addresses");
    }
}
