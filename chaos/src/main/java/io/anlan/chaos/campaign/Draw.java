package io.anlan.chaos.campaign;

import io.anlan.chaos.scenario.PlannedFault;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A kind of fault a campaign may draw: what it can strike, how long it lasts, how often it is drawn. */
record Draw(String kind, List<String> targets, double forMin, double forMax, double weight, Map<String, String> with) {
    /** Single faults, each of which the service promises to survive. */
    static final List<Draw> ALL = List.of(
            draw("kill", List.of("site-a", "site-b"), 3, 10, 2),
            draw("kill", List.of("node-a1", "node-b1"), 2, 6, 1),
            draw("kill", List.of("pg-a", "pg-b"), 1, 6, 1),
            draw("kill", List.of("maria-a", "maria-b"), 1, 6, 1),
            draw("kill", List.of("replicator-a", "replicator-b"), 1, 8, 1),
            draw("kill", List.of("edge-a", "edge-b"), 2, 8, 1),
            draw("freeze", List.of("site-a", "site-b"), 2, 10, 2),
            draw("freeze", List.of("node-a1", "node-b1"), 1, 8, 1),
            draw("freeze", List.of("pg-a", "pg-b"), 1, 6, 1),
            draw("freeze", List.of("maria-a", "maria-b", "replicator-a", "replicator-b"), 2, 10, 1),
            draw("cut", List.of("wan"), 2, 12, 2),
            draw("cut", List.of("site-a", "site-b"), 2, 12, 1),
            new Draw("cut", List.of("wan"), 2, 12, 1, Map.of("traffic", "journal")),
            new Draw("cut", List.of("wan"), 2, 12, 1, Map.of("traffic", "postgres")),
            new Draw("slow-wan", List.of("wan", "site-a"), 3, 12, 1, Map.of("delay-millis", "120")),
            new Draw("slow-wan", List.of("wan", "site-b"), 3, 12, 1, Map.of("kilobytes-per-second", "200")),
            draw("reset", List.of("wan"), 0, 0, 1),
            draw("slow-cpu", List.of("node-a1", "node-b1", "replicator-a"), 3, 8, 1),
            draw("few-files", List.of("node-a1", "node-b1"), 3, 8, 1),
            draw("pause-link", List.of("site-a-to-site-b", "site-b-to-site-a"), 3, 12, 1),
            draw("kill-backend", List.of("pg-a", "pg-b"), 0, 0, 1),
            draw("poison", List.of("site-a", "site-b"), 6, 10, 1),
            draw("destroy", List.of("site-a", "site-b"), 2, 5, 0.5),
            new Draw("slow-wan", List.of("wan"), 3, 12, 1, Map.of("delay-millis", "20", "jitter-millis", "150")),
            draw("restart", List.of("replicator-a", "replicator-b", "edge-a", "edge-b"), 2, 6, 0.5),
            draw("drop-slot", List.of("site-a-to-site-b", "site-b-to-site-a"), 2, 6, 0.5),
            draw("lose-packets", List.of("wan", "site-a", "site-b"), 2, 12, 1),
            new Draw("lose-packets", List.of("wan"), 4, 12, 1, Map.of("percent", "20")),
            new Draw("lose-packets", List.of("wan"), 4, 12, 1, Map.of("longer-than", "600")),
            new Draw("little-memory", List.of("node-a1", "node-b1"), 4, 8, 0.5, Map.of("megabytes", "1")),
            draw("disk-full", List.of("pg-a", "pg-b"), 8, 14, 0.5),
            new Draw("disk-slow", List.of("pg-a", "pg-b"), 3, 10, 0.5, Map.of("stand-millis", "150")),
            draw("disk-slow", List.of("pg-a", "pg-b"), 2, 6, 0.5),
            draw("disk-dead", List.of("pg-a", "pg-b"), 2, 8, 0.5));

    private static Draw draw(String kind, List<String> targets, double forMin, double forMax, double weight) {
        return new Draw(kind, targets, forMin, forMax, weight, Map.of());
    }

    /** One of them, the weightier the likelier. */
    static Draw any(List<Draw> among, Random random) {
        double at =
                random.nextDouble() * among.stream().mapToDouble(Draw::weight).sum();
        for (Draw draw : among) {
            at -= draw.weight;
            if (at < 0) {
                return draw;
            }
        }
        return among.get(among.size() - 1);
    }

    PlannedFault planned(Random random, double atSeconds) {
        double lasts = forMin + random.nextDouble() * (forMax - forMin);
        return new PlannedFault(
                kind, targets.get(random.nextInt(targets.size())), atSeconds, Math.round(lasts * 10) / 10.0, with);
    }
}
