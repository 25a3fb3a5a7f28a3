package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.BenchReport.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All figures of one run, and what follows from them.
 *
 * @param idle percent of one core by part of an idle twin; empty if not measured
 */
public record ReplicationReport(
        List<ReplicationLine> lines, Map<String, Double> idle, Optional<ReconcileFigures> reconcile) {
    private static final double ROWS_WANTED = 60_000;
    private static final double SHARE_WANTED = 0.3;
    private static final double P50_WANTED = 6;
    private static final double P99_WANTED = 20;
    private static final double IDLE_WANTED = 40;
    private static final double GROWTH_WANTED = 1.2;
    private static final double SLOWDOWN_WANTED = 10;

    public ReplicationReport {
        lines = List.copyOf(lines);
    }

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        line("a").ifPresent(a -> {
            double perSecond = a.warm().perSecond();
            facts.add(atLeast("a, rows a second", perSecond, "", ROWS_WANTED));
            line("b")
                    .ifPresent(
                            b -> facts.add(atLeast("a / b", perSecond / b.warm().perSecond(), "x", SHARE_WANTED)));
            facts.add(atMost("a, p50 from commit to visible", a.steady().p50(), "ms", P50_WANTED));
            facts.add(atMost("a, p99 from commit to visible", a.steady().p99(), "ms", P99_WANTED));
        });
        if (!idle.isEmpty()) {
            facts.add(atMost("both replicators of an idle twin", idleReplicators(), "% of one core", IDLE_WANTED));
        }
        reconcile.ifPresent(figures -> {
            facts.add(atMost("time of a row, largest table / smallest", figures.growth(), "x", GROWTH_WANTED));
            facts.add(atMost(
                    "registrations fewer beside a comparison by itself",
                    figures.slowdownPercent(),
                    "%",
                    SLOWDOWN_WANTED));
        });
        return facts;
    }

    private double idleReplicators() {
        return idle.entrySet().stream()
                .filter(part -> part.getKey().startsWith("replicator"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private Optional<ReplicationLine> line(String part) {
        return lines.stream().filter(line -> line.part().equals(part)).findFirst();
    }

    private static Fact atLeast(String what, double value, String unit, double wanted) {
        return new Fact(what, value, unit, ">= " + number(wanted), value >= wanted);
    }

    private static Fact atMost(String what, double value, String unit, double wanted) {
        return new Fact(what, value, unit, "<= " + number(wanted), value <= wanted);
    }

    private static String number(double wanted) {
        return wanted == Math.rint(wanted) ? Long.toString((long) wanted) : Double.toString(wanted);
    }
}
