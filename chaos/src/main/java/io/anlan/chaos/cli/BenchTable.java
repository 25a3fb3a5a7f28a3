package io.anlan.chaos.cli;

import io.anlan.chaos.bench.BenchLine;
import io.anlan.chaos.bench.BenchOptions;
import io.anlan.chaos.bench.BenchReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bench's result as Markdown that also reads well on a terminal. */
final class BenchTable {
    private final BenchReport report;
    private final BenchOptions options;
    private final boolean quick;

    BenchTable(BenchReport report, BenchOptions options, boolean quick) {
        this.report = report;
        this.options = options;
        this.quick = quick;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(how());
        lines.add("");
        lines.add("| part | what | at once | per second | p50 ms | p99 ms | CPU µs each | not as wanted |");
        lines.add("|---|---|---:|---:|---:|---:|---:|---|");
        report.lines().forEach(line -> lines.add(row(line)));
        lines.add("");
        lines.add("CPU µs each, split by process (utime + stime of whole process trees):");
        lines.add("");
        report.lines().forEach(line -> lines.add(split(line)));
        if (!report.facts().isEmpty()) {
            lines.add("");
            lines.add("| figure | value | wanted | |");
            lines.add("|---|---:|---:|---|");
            report.facts()
                    .forEach(fact -> lines.add(text(
                            "| %s | %.2f %s | %s | %s |",
                            fact.what(),
                            fact.value(),
                            fact.unit(),
                            fact.wanted(),
                            fact.reached() ? "reached" : "**not reached**")));
        }
        return lines;
    }

    private String how() {
        return text(
                "Closed loop, generator on the same machine (%d CPUs, Java %s, Linux %s). Each part warmed up for %d s,"
                        + " each figure measured for %d s.%s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.version").replaceAll("[^0-9.].*", ""),
                options.times().warmUp().toSeconds(),
                options.times().measured().toSeconds(),
                quick ? " **Quick run: cold figures, only to see that the bench works.**" : "");
    }

    private static String row(BenchLine line) {
        return text(
                "| %s | %s | %d | %.0f | %.2f | %.2f | %.1f | %s |",
                line.part(),
                line.what(),
                line.result().concurrency(),
                line.result().perSecond(),
                line.result().latencies().p50(),
                line.result().latencies().p99(),
                line.cpuMicrosTotal(),
                wrong(line));
    }

    private static String wrong(BenchLine line) {
        if (line.result().bad() == 0) {
            return "0";
        }
        List<String> kinds = new ArrayList<>();
        line.result().answers().forEach((kind, count) -> {
            if (!kind.equals(io.anlan.chaos.bench.LoopResult.GOOD)) {
                kinds.add(count + " " + kind);
            }
        });
        return String.join(", ", kinds);
    }

    private static String split(BenchLine line) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Double> part : line.cpuMicros().entrySet()) {
            parts.add(text("%s %.1f", part.getKey(), part.getValue()));
        }
        String note = line.note().isEmpty() ? "" : "; " + line.note();
        return text("- %s at %d: %s%s", line.part(), line.result().concurrency(), String.join(", ", parts), note);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
