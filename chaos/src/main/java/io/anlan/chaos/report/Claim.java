package io.anlan.chaos.report;

import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.statistics.Binomial;
import io.anlan.chaos.statistics.Episodes;
import io.anlan.chaos.statistics.Tallies;
import java.util.List;

/**
 * What the runs together allow to be said of availability. Runs set aside by the rule count for correctness only.
 *
 * @param wanted how many attempts without a bad one the claim of 99.999 % needs at 95 %, fixed beforehand
 * @param bound with 95 % confidence the share of bad attempts is at most this
 * @param bootstrapBound the same when whole runs are drawn again, since bad attempts come in bunches
 * @param episodes faults that took hold
 * @param episodeShare with 95 % confidence this share of such faults is felt no longer than the worst of these
 */
public record Claim(
        long runs,
        long setAside,
        long attempts,
        long bad,
        long badFirst,
        long badSeconds,
        long seconds,
        long wanted,
        double bound,
        double bootstrapBound,
        int episodes,
        double episodeShare,
        long worstGapMillis) {
    private static final double CONFIDENCE = 0.95;
    private static final double FIVE_NINES = 1e-5;
    private static final long BOOTSTRAP_SEED = 20_261_121;

    static Claim of(List<RunResult> results) {
        List<RunResult> counted =
                results.stream().filter(run -> run.discarded().isEmpty()).toList();
        long attempts =
                counted.stream().mapToLong(run -> run.tallies().attempts()).sum();
        long bad =
                counted.stream().mapToLong(run -> run.tallies().badWithRetry()).sum();
        int episodes = (int) counted.stream()
                .flatMap(run -> run.faults().stream())
                .filter(fault -> fault.tookHold())
                .count();
        return new Claim(
                results.size(),
                results.size() - counted.size(),
                attempts,
                bad,
                counted.stream().mapToLong(run -> run.tallies().badFirst()).sum(),
                counted.stream()
                        .map(RunResult::tallies)
                        .mapToLong(Tallies::badSeconds)
                        .sum(),
                counted.stream()
                        .map(RunResult::tallies)
                        .mapToLong(Tallies::seconds)
                        .sum(),
                Binomial.wantedWithoutBad(FIVE_NINES, CONFIDENCE),
                attempts == 0 ? 1 : Binomial.upperBound(bad, attempts, CONFIDENCE),
                Episodes.bootstrapUpperBound(
                        counted.stream()
                                .map(run -> new Episodes.Tally(
                                        run.tallies().badWithRetry(),
                                        run.tallies().attempts()))
                                .toList(),
                        CONFIDENCE,
                        BOOTSTRAP_SEED),
                episodes,
                Episodes.share(episodes, CONFIDENCE),
                counted.stream()
                                .flatMap(run -> run.felt().stream())
                                .mapToLong(felt -> felt.first().micros())
                                .max()
                                .orElse(0)
                        / 1_000);
    }

    /** Five nines may be said: enough was tried, and both bounds are below. */
    public boolean fiveNines() {
        return attempts >= wanted && Math.max(bound, bootstrapBound) <= FIVE_NINES;
    }
}
