package io.anlan.chaos.statistics;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Operation;
import java.util.Collection;
import java.util.TreeMap;

/** Seconds in which more than one in a hundred were left without service: the figure operators know. */
public final class BadSeconds {
    private static final double BAD_SHARE = 0.01;
    private static final long SECOND_MICROS = 1_000_000;

    private BadSeconds() {}

    public static Counted of(Collection<Attempt> attempts) {
        TreeMap<Long, long[]> seconds = new TreeMap<>();
        for (Attempt attempt : attempts) {
            if (attempt.operation() == Operation.BUREAU_FACT) {
                continue;
            }
            long[] second = seconds.computeIfAbsent(
                    Math.floorDiv(attempt.times().dueMicros(), SECOND_MICROS), unused -> new long[2]);
            second[0]++;
            second[1] += attempt.badWithRetry() ? 1 : 0;
        }
        long bad = seconds.values().stream()
                .filter(second -> second[1] > second[0] * BAD_SHARE)
                .count();
        return new Counted(bad, seconds.size());
    }

    /** Bad seconds among those in which anything was asked. */
    public record Counted(long bad, long all) {}
}
