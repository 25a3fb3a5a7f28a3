package io.anlan.chaos.report;

import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.run.Unfinished;
import io.anlan.chaos.statistics.Binomial;
import io.anlan.chaos.statistics.Episodes;
import io.anlan.chaos.statistics.Tallies;
import java.util.List;

/**
 * What the runs together allow to be said of availability. Runs set aside by the rule count for correctness only. Bad is
 * each bad attempt, also one that only read, but it is held against registrations alone: reads cannot thin it out.
 *
 * @param unfinished runs that did not come to their end: what citizens met in them is not known
 * @param wanted how many registrations without a bad attempt the claim of 99.999 % needs at 95 %, fixed beforehand
 * @param bound with 95 % confidence bad attempts are at most this share of registrations
 * @param bootstrapBound the same when whole runs are drawn again, since bad attempts come in bunches
 * @param episodes faults that took hold
 * @param episodeShare with 95 % confidence this share of such faults is felt no longer than the worst of these
 */
public record Claim(
        long runs,
        long setAside,
        long unfinished,
        long attempts,
        long registrations,
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

    public static Claim of(List<RunResult> results) {
        List<RunResult> counted =
                results.stream().filter(run -> run.discarded().isEmpty()).toList();
        long registrations =
                counted.stream().mapToLong(run -> run.tallies().registrations()).sum();
        long bad =
                counted.stream().mapToLong(run -> run.tallies().badWithRetry()).sum();
        int episodes = (int) counted.stream()
                .flatMap(run -> run.faults().stream())
                .filter(fault -> fault.tookHold())
                .count();
        return new Claim(
                results.size(),
                results.size() - counted.size(),
                results.stream().filter(Unfinished::is).count(),
                counted.stream().mapToLong(run -> run.tallies().attempts()).sum(),
                registrations,
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
                registrations == 0 ? 1 : Binomial.upperBound(Math.min(bad, registrations), registrations, CONFIDENCE),
                Episodes.bootstrapUpperBound(
                        counted.stream()
                                .map(run -> new Episodes.Tally(
                                        run.tallies().badWithRetry(),
                                        run.tallies().registrations()))
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

    /** Five nines may be said: every run came to its end, enough registered, and both bounds are below. */
    public boolean fiveNines() {
        return unfinished == 0 && registrations >= wanted && Math.max(bound, bootstrapBound) <= FIVE_NINES;
    }
}
