package io.anlan.chaos.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** One line of the table: what was asked of whom, how fast it went, and the CPU time each process spent on a request. */
public record BenchLine(String part, String what, LoopResult result, Map<String, Double> cpuMicros, String note) {
    static BenchLine of(String part, String what, LoopResult result, Map<String, Long> spent, String note) {
        Map<String, Double> perRequest = new LinkedHashMap<>();
        double requests = Math.max(1, result.good());
        spent.forEach((name, micros) -> perRequest.put(name, micros / requests));
        return new BenchLine(part, what, result, perRequest, note);
    }

    /** CPU of all measured processes together. */
    public double cpuMicrosTotal() {
        return cpuMicros.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
