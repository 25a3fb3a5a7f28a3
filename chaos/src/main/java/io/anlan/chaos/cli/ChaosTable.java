package io.anlan.chaos.cli;

import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.statistics.Tallies;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's result for a terminal. */
final class ChaosTable {
    private final PrintStream out;

    ChaosTable(PrintStream out) {
        this.out = out;
    }

    void print(RunResult result) {
        Tallies tallies = result.tallies();
        line("%s, seed %d: %s", result.header().scenario(), result.header().seed(), result.verdict());
        line(
                "  %d attempts, %d registrations acknowledged, %d at both sites and %d at one when told, %d in doubt",
                tallies.attempts(), tallies.acknowledged(), tallies.bothSites(), tallies.oneSite(), tallies.inDoubt());
        line(
                "  bad with retry %d, bad first attempts %d, bad seconds %d of %d; the load came up to %.0f ms late",
                tallies.badWithRetry(),
                tallies.badFirst(),
                tallies.badSeconds(),
                tallies.seconds(),
                result.generatorLateMillis());
        result.felt()
                .forEach(felt -> line(
                        "  %s: first attempts bad for %d ms (%d), with retry for %d ms (%d)",
                        felt.fault(),
                        felt.first().micros() / 1_000,
                        felt.first().bad(),
                        felt.withRetry().micros() / 1_000,
                        felt.withRetry().bad()));
        result.skipped().forEach(why -> line("  SKIPPED %s", why));
        result.judgements().forEach(this::judgement);
        line(
                "  seen: %s",
                result.sometimes().entrySet().stream()
                        .filter(seen -> seen.getValue() > 0)
                        .map(seen -> seen.getKey() + " " + seen.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private void judgement(Judgement judgement) {
        String counts = judgement.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(ChaosTable::count)
                .collect(Collectors.joining(", "));
        line("  %-8s %-30s %s", judgement.verdict(), judgement.judge(), counts);
        judgement.examples().forEach(example -> line("           %s", example));
    }

    private static String count(Map.Entry<String, Long> count) {
        return count.getKey() + " " + count.getValue();
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
