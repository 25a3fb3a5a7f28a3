package io.anlan.chaos.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All lines of one run, and what follows from them. */
public record BenchReport(List<BenchLine> lines, Optional<Memory> node) {
    private static final long RSS_WANTED_KIB = 400 * 1024L;

    public BenchReport {
        lines = List.copyOf(lines);
    }

    /** One figure beside what is wanted of it. */
    public record Fact(String what, double value, String unit, String wanted, boolean reached) {}

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        ratios(facts, "b", "c", 2.5);
        ratios(facts, "b", "d", 1.0);
        for (String read : List.of("node, campaign read", "node, receipt read")) {
            lines.stream().filter(line -> line.what().equals(read)).forEach(line -> ratio(facts, read, line, "a", 0.7));
        }
        node.ifPresent(memory -> {
            facts.add(new Fact(
                    "node resident at the load of e",
                    memory.residentKib() / 1024.0,
                    "MiB",
                    "<= 400",
                    memory.residentKib() <= RSS_WANTED_KIB));
            facts.add(new Fact(
                    "node resident at its highest",
                    memory.peakKib() / 1024.0,
                    "MiB",
                    "<= 400",
                    memory.peakKib() <= RSS_WANTED_KIB));
        });
        return facts;
    }

    private void ratios(List<Fact> facts, String part, String against, double wanted) {
        lines.stream()
                .filter(line -> line.part().equals(part))
                .forEach(line -> ratio(facts, part, line, against, wanted));
    }

    private void ratio(List<Fact> facts, String name, BenchLine line, String against, double wanted) {
        lines.stream()
                .filter(other -> other.part().equals(against)
                        && other.result().concurrency() == line.result().concurrency())
                .findFirst()
                .ifPresent(other -> {
                    double value = line.result().perSecond() / other.result().perSecond();
                    facts.add(new Fact(
                            name + " / " + against + " at " + line.result().concurrency(),
                            value,
                            "x",
                            ">= " + wanted,
                            value >= wanted));
                });
    }
}
