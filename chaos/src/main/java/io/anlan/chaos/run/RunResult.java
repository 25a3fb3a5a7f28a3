package io.anlan.chaos.run;

import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.statistics.Gap;
import io.anlan.chaos.statistics.PerSecond;
import io.anlan.chaos.statistics.Tallies;
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

    /** What citizens felt of one fault: bad first attempts and bad ones with retry, and for how long. */
    public record Felt(String fault, Gap first, Gap withRetry) {}

    /** How far a link was behind at its worst in a second. */
    public record Lag(long second, String link, long lagMillis) {}

    /** What it ran on, and by what the network was broken. */
    public record Machine(String system, int processors, String java, String network) {}

    public RunResult withDigest(String digest) {
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
