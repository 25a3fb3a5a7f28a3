package io.anlan.chaos.cli;

import io.anlan.chaos.bench.BenchReport.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words that the tables of all benches share. */
final class Figures {
    private Figures() {}

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** What it was measured on. */
    static String machine() {
        return text(
                "%d CPUs, Java %s, Linux %s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.version").replaceAll("[^0-9.].*", ""));
    }

    /** A figure of each process, in the order given. */
    static String each(String format, Map<String, Double> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + " " + text(format, part.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What was wanted and what came of it; nothing if nothing was. */
    static List<String> wanted(List<Fact> facts) {
        List<String> lines = new ArrayList<>();
        if (!facts.isEmpty()) {
            lines.add("");
            lines.add("| figure | value | wanted | |");
            lines.add("|---|---:|---:|---|");
        }
        for (Fact fact : facts) {
            lines.add(text(
                    "| %s | %.2f %s | %s | %s |",
                    fact.what(),
                    fact.value(),
                    fact.unit(),
                    fact.wanted(),
                    fact.reached() ? "reached" : "**not reached**"));
        }
        return lines;
    }
}
