package io.anlan.chaos.statistics;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What citizens met in one second of the load, by when they were due; times in milliseconds. */
public record PerSecond(
        long second,
        long offered,
        long badWithRetry,
        long badFirst,
        long bySiteA,
        long bySiteB,
        double p50,
        double p99,
        double max) {
    private static final long SECOND_MICROS = 1_000_000;

    public static List<PerSecond> of(Collection<Attempt> attempts) {
        List<Second> seconds = new ArrayList<>();
        for (Attempt attempt : attempts) {
            if (attempt.operation() != Operation.BUREAU_FACT) {
                int at = (int) (attempt.times().dueMicros() / SECOND_MICROS);
                while (seconds.size() <= at) {
                    seconds.add(new Second());
                }
                seconds.get(at).add(attempt);
            }
        }
        List<PerSecond> line = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            line.add(seconds.get(i).closed(i));
        }
        return line;
    }

    /** Attempts of one second being counted. */
    private static final class Second {
        private final List<Long> latencies = new ArrayList<>();
        private long offered;
        private long bad;
        private long badFirst;
        private long bySiteA;
        private long bySiteB;

        void add(Attempt attempt) {
            offered++;
            bad += attempt.badWithRetry() ? 1 : 0;
            badFirst += attempt.badFirst() ? 1 : 0;
            bySiteA += attempt.answeredBy().equals("site-a") ? 1 : 0;
            bySiteB += attempt.answeredBy().equals("site-b") ? 1 : 0;
            if (attempt.ending() != Ending.INFO) {
                latencies.add(attempt.times().latencyMicros());
            }
        }

        PerSecond closed(int second) {
            long[] sorted =
                    latencies.stream().mapToLong(Long::longValue).sorted().toArray();
            return new PerSecond(
                    second, offered, bad, badFirst, bySiteA, bySiteB, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(long[] sorted, double share) {
            if (sorted.length == 0) {
                return 0;
            }
            int index = (int) Math.ceil(share * sorted.length) - 1;
            return sorted[Math.max(0, Math.min(sorted.length - 1, index))] / 1e3;
        }
    }
}
