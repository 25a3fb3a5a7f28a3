package io.anlan.chaos.peers;

import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.run.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One table: the runs of peer systems, and those of the product if there are any at hand. */
public final class Comparison {
    /** What the product is called in the table. */
    public static final String PRODUCT = "anlan";

    /** What its yes means, beside what that of the others means. */
    public static final String PRODUCT_ZH =
            "答复写明 BOTH_SITES（一站已落盘，另一站内存中已持有）或 ONE_SITE（仅一站已落盘）。两站自行接替，无人处置；被杀者按试验计划重新启动。";

    public static final String PRODUCT_EN =
            "Its yes says BOTH_SITES (one site has flushed the row, the other holds it in memory) or ONE_SITE (one"
                    + " site has flushed it). The other site takes over by itself; what was killed is started again as the"
                    + " run has planned.";

    private final List<ComparedLine> lines = new ArrayList<>();

    /** Puts runs of the product in, by the kind of their only fault, and all together. */
    public void product(List<RunResult> runs) {
        Map<String, List<RunResult>> kinds = new LinkedHashMap<>();
        for (RunResult run : runs) {
            if (run.faults().size() == 1) {
                kinds.computeIfAbsent(comparable(run.faults().get(0)), unused -> new ArrayList<>())
                        .add(run);
            }
        }
        for (String kind : List.of("kill site", "kill part", "freeze site", "freeze part", "cut")) {
            List<RunResult> of = kinds.getOrDefault(kind, List.of());
            if (!of.isEmpty()) {
                lines.add(ComparedLine.of(PRODUCT, kind, of));
            }
        }
        lines.add(ComparedLine.of(PRODUCT, "all", runs));
    }

    /** Puts the run of a peer system in. */
    public void peer(PeerKind kind, RunResult run) {
        String faults =
                String.join(", ", run.faults().stream().map(FaultSpan::title).toList());
        lines.add(ComparedLine.of(kind.word(), faults, List.of(run)));
    }

    /** Says that a system was not tried, and why. */
    public void skipped(PeerKind kind, String fault, String why) {
        lines.add(ComparedLine.skipped(kind.word(), fault, why));
    }

    /** There are lines of the product. */
    public boolean hasProduct() {
        return lines.stream().anyMatch(line -> line.system().equals(PRODUCT));
    }

    public List<ComparedLine> lines() {
        return List.copyOf(lines);
    }

    /** The systems of the table that are not the product. */
    public List<PeerKind> kinds() {
        return Arrays.stream(PeerKind.values())
                .filter(kind -> lines.stream().anyMatch(line -> line.system().equals(kind.word())))
                .toList();
    }

    private static String comparable(FaultSpan fault) {
        return switch (fault.kind()) {
            case "kill", "freeze" -> fault.kind() + (fault.target().startsWith("site-") ? " site" : " part");
            default -> fault.kind();
        };
    }
}
