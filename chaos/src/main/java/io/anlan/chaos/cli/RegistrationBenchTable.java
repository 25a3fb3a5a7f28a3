package io.anlan.chaos.cli;

import static io.anlan.chaos.cli.Figures.text;

import io.anlan.chaos.bench.BenchLine;
import io.anlan.chaos.bench.BenchOptions;
import io.anlan.chaos.bench.BenchReport;
import java.util.ArrayList;
import java.util.List;

/** The bench's result as Markdown that also reads well on a terminal. */
final class RegistrationBenchTable {
    private final BenchReport report;
    private final BenchOptions options;
    private final boolean quick;

    RegistrationBenchTable(BenchReport report, BenchOptions options, boolean quick) {
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
        lines.addAll(Figures.wanted(report.facts()));
        return lines;
    }

    private String how() {
        return text(
                "Closed loop, generator on the same machine (%s). Each part warmed up for %d s,"
                        + " each figure measured for %d s.%s",
                Figures.machine(),
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
        String note = line.note().isEmpty() ? "" : "; " + line.note();
        return text(
                "- %s at %d: %s%s",
                line.part(), line.result().concurrency(), Figures.each("%.1f", line.cpuMicros()), note);
    }
}
