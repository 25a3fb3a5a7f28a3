package io.anlan.chaos.run;

import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.statistics.Gap;
import io.anlan.chaos.statistics.PerSecond;
import io.anlan.chaos.statistics.Tallies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run came to: everything the report and other programs read.
 *
 * @param skipped faults that this machine or twin cannot have, and why
 * @param discarded why its availability does not count, by the rule fixed beforehand; empty when it counts
 */
public record RunResult(
        Header header,
        String titleZh,
        String titleEn,
        Verdict verdict,
        List<Judgement> judgements,
        List<FaultSpan> faults,
        List<Felt> felt,
        List<String> skipped,
        String discarded,
        Tallies tallies,
        List<PerSecond> perSecond,
        List<Lag> lags,
        Map<String, Long> sometimes,
        double restSeconds,
        double generatorLateMillis,
        Machine machine,
        String historyDigest) {

    /**
     * The rule by which a run's availability is set aside, fixed before any run: when the load itself came later than
     * this, the machine and not the service was measured. Correctness is judged all the same.
     */
    private static final double GENERATOR_LATE_MILLIS_MAX = 250;

    /** Why a run whose load came so late does not count for availability; empty when it counts. */
    public static String discarded(double lateMillis) {
        return lateMillis > GENERATOR_LATE_MILLIS_MAX
                ? String.format("the load itself came up to %.0f ms late", lateMillis)
                : "";
    }

    /** What citizens felt of one fault: bad first attempts and bad ones with retry, and for how long. */
    public record Felt(String fault, Gap first, Gap withRetry) {
        private static final long AFTERWARDS_MICROS = 5_000_000;

        /** One for each fault of a history. */
        public static List<Felt> all(History history) {
            List<Felt> felt = new ArrayList<>();
            for (FaultSpan fault : history.faults()) {
                long until = fault.overMicros() + AFTERWARDS_MICROS;
                felt.add(new Felt(
                        fault.title(),
                        Gap.of(history.attempts(), fault.beganMicros(), until, Attempt::badFirst),
                        Gap.of(history.attempts(), fault.beganMicros(), until, Attempt::badWithRetry)));
            }
            return felt;
        }
    }

    /** How far a link was behind at its worst in a second. */
    public record Lag(long second, String link, long lagMillis) {}

    /** What it ran on, and by what the network was broken. */
    public record Machine(String system, int processors, String java, String network) {
        /** This one. */
        public static Machine here(String network) {
            return new Machine(
                    System.getProperty("os.name") + " "
                            + System.getProperty("os.version").replaceAll("[^0-9.].*", ""),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"),
                    network);
        }
    }

    /** The same with nothing judged but this. */
    RunResult with(Judgement judgement) {
        return but(judgement.verdict(), List.of(judgement), historyDigest);
    }

    /** The same with the digest of the history that was written. */
    public RunResult withDigest(String digest) {
        return but(verdict, judgements, digest);
    }

    private RunResult but(Verdict verdict, List<Judgement> judgements, String digest) {
        return new RunResult(
                header,
                titleZh,
                titleEn,
                verdict,
                judgements,
                faults,
                felt,
                skipped,
                discarded,
                tallies,
                perSecond,
                lags,
                sometimes,
                restSeconds,
                generatorLateMillis,
                machine,
                digest);
    }
}
