package io.anlan.chaos.cli;

import static io.anlan.chaos.cli.Figures.text;

import io.anlan.chaos.bench.replication.ReconcileFigures;
import io.anlan.chaos.bench.replication.ReplicationLine;
import io.anlan.chaos.bench.replication.ReplicationOptions;
import io.anlan.chaos.bench.replication.ReplicationReport;
import java.util.ArrayList;
import java.util.List;

/** The result as Markdown that also reads well on a terminal. */
final class ReplicationBenchTable {
    private final ReplicationReport report;
    private final ReplicationOptions options;
    private final boolean quick;

    ReplicationBenchTable(ReplicationReport report, ReplicationOptions options, boolean quick) {
        this.report = report;
        this.options = options;
        this.quick = quick;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(how());
        if (!report.lines().isEmpty()) {
            lines.add("");
            lines.add("| part | what | rows/s warm | CPU µs a row | rows/s cold | begins after s, warm (cold)"
                    + " | p50 ms at 500/s | p99 ms | max ms |");
            lines.add("|---|---|---:|---:|---:|---:|---:|---:|---:|");
            report.lines().forEach(line -> lines.add(row(line)));
            lines.add("");
            lines.add("CPU seconds by process (utime + stime of whole process trees):");
            lines.add("");
            report.lines().forEach(line -> lines.add(split(line)));
        }
        if (!report.idle().isEmpty()) {
            lines.add("- idle twin, % of one core over "
                    + options.times().idle().toSeconds() + " s: " + Figures.each("%.1f", report.idle()));
        }
        report.reconcile().ifPresent(figures -> lines.addAll(reconcile(figures)));
        lines.addAll(Figures.wanted(report.facts()));
        return lines;
    }

    private static List<String> reconcile(ReconcileFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("One registration store compared with its platform store, the other site down:");
        lines.add("");
        lines.add("| rows | seconds | rows/s | CPU s |");
        lines.add("|---:|---:|---:|---|");
        figures.sizes()
                .forEach(size -> lines.add(text(
                        "| %d | %.1f | %.0f | %s |",
                        size.rows(), size.seconds(), size.perSecond(), Figures.each("%.1f", size.cpuSeconds()))));
        lines.add("");
        lines.add(text(
                "Registrations a second at 64 at once: %.0f alone, %.0f beside a comparison that goes on by itself,"
                        + " %.0f beside one that was asked for.",
                figures.alone(), figures.besideContinuous(), figures.besideAsked()));
        return lines;
    }

    private String how() {
        return text(
                "%d rows written while the link was held back, then the time from the first row at the target to the last;"
                        + " %d rows in the process before that, the middle of %d rounds. Cold: the first rows of a new process."
                        + " Everything on one machine (%s), beside an idle twin whose other links are held back.%s",
                options.rows(),
                options.rows() * (1 + options.times().warmRounds()),
                options.times().measuredRounds(),
                Figures.machine(),
                quick ? " **Quick run: cold figures, only to see that the bench works.**" : "");
    }

    private static String row(ReplicationLine line) {
        double cpu = line.warm().cpuSeconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return text(
                "| %s | %s | %.0f | %.1f | %.0f | %.1f (%.1f) | %.1f | %.1f | %.1f |",
                line.part(),
                line.what(),
                line.warm().perSecond(),
                cpu * 1e6 / line.warm().rows(),
                line.cold().perSecond(),
                line.warm().beginSeconds(),
                line.cold().beginSeconds(),
                line.steady().p50(),
                line.steady().p99(),
                line.steady().max());
    }

    private static String split(ReplicationLine line) {
        return text(
                "- %s warm: %s; cold: %s; at 500 rows a second, %% of one core: %s",
                line.part(),
                Figures.each("%.2f", line.warm().cpuSeconds()),
                Figures.each("%.2f", line.cold().cpuSeconds()),
                Figures.each("%.1f", line.steadyCpu()));
    }
}
