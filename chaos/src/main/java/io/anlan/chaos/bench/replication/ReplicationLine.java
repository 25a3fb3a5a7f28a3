package io.anlan.chaos.bench.replication;

import io.anlan.chaos.load.Latencies;
import java.util.Map;

/**
 * What one carrier did.
 *
 * @param cold the first rows of a new process
 * @param warm the middle one of the measured rounds
 * @param steady at the even pace
 * @param steadyCpu by process, in percent of one core
 */
public record ReplicationLine(
        String part, String what, Rate cold, Rate warm, Latencies steady, Map<String, Double> steadyCpu) {
    /**
     * One catch-up.
     *
     * @param beginSeconds from letting it go to the first row at the target
     * @param cpuSeconds by process, from the first row to the last
     */
    public record Rate(
            long rows, double seconds, double perSecond, double beginSeconds, Map<String, Double> cpuSeconds) {}
}
