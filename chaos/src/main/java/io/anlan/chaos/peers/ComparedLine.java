package io.anlan.chaos.peers;

import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.statistics.Gap;
import io.anlan.chaos.statistics.Tallies;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * One line of the comparison: what one system came to under one kind of fault. Runs set aside by the rule count for
 * correctness only.
 *
 * @param fault kind and target, or several of a kind
 * @param skipped why there was no run; empty when there was
 */
public record ComparedLine(
        String system,
        String fault,
        long runs,
        long setAside,
        long acknowledged,
        long lost,
        long twice,
        long invented,
        long attempts,
        long badWithRetry,
        long badFirst,
        long badSeconds,
        long seconds,
        long longestFirstMillis,
        long longestWithRetryMillis,
        Verdict verdict,
        String skipped) {

    static ComparedLine of(String system, String fault, List<RunResult> runs) {
        List<RunResult> counted =
                runs.stream().filter(run -> run.discarded().isEmpty()).toList();
        return new ComparedLine(
                system,
                fault,
                runs.size(),
                runs.size() - counted.size(),
                tallied(runs, Tallies::acknowledged),
                wrong(runs, "lost", "missing in a database", "promised and missing"),
                wrong(runs, "person with several numbers", "person for whom databases count differently"),
                wrong(runs, "asked for by nobody", "stored though refused"),
                tallied(counted, Tallies::attempts),
                tallied(counted, Tallies::badWithRetry),
                tallied(counted, Tallies::badFirst),
                tallied(counted, Tallies::badSeconds),
                tallied(counted, Tallies::seconds),
                longest(counted, RunResult.Felt::first),
                longest(counted, RunResult.Felt::withRetry),
                verdict(runs),
                "");
    }

    static ComparedLine skipped(String system, String fault, String why) {
        return new ComparedLine(system, fault, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Verdict.UNKNOWN, why);
    }

    private static Verdict verdict(List<RunResult> runs) {
        for (Verdict worst : List.of(Verdict.BROKEN, Verdict.UNKNOWN)) {
            if (runs.stream().anyMatch(run -> run.verdict() == worst)) {
                return worst;
            }
        }
        return runs.isEmpty() ? Verdict.UNKNOWN : Verdict.HOLDS;
    }

    private static long tallied(List<RunResult> runs, ToLongFunction<Tallies> count) {
        return runs.stream().map(RunResult::tallies).mapToLong(count).sum();
    }

    private static long wrong(List<RunResult> runs, String... words) {
        return runs.stream()
                .flatMap(run -> run.judgements().stream())
                .flatMapToLong(judgement ->
                        Stream.of(words).mapToLong(word -> judgement.counts().getOrDefault(word, 0L)))
                .sum();
    }

    private static long longest(List<RunResult> runs, Function<RunResult.Felt, Gap> which) {
        return runs.stream()
                        .flatMap(run -> run.felt().stream())
                        .mapToLong(felt -> which.apply(felt).micros())
                        .max()
                        .orElse(0)
                / 1_000;
    }
}
