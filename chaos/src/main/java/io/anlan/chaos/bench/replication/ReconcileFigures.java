package io.anlan.chaos.bench.replication;

import java.util.List;
import java.util.Map;

/**
 * What comparing a registration store with its platform store costs.
 *
 * @param sizes one comparison that was asked for at each size of the table, nothing else going on
 * @param alone registrations a second without a comparison
 * @param besideContinuous beside one that goes on by itself
 * @param besideAsked beside one that was asked for
 */
public record ReconcileFigures(List<Size> sizes, double alone, double besideContinuous, double besideAsked) {
    public ReconcileFigures {
        sizes = List.copyOf(sizes);
    }

    /** One comparison; CPU seconds by process. */
    public record Size(long rows, double seconds, Map<String, Double> cpuSeconds) {
        public double perSecond() {
            return rows / seconds;
        }
    }

    /** By how many percent registrations are fewer beside a comparison that goes on by itself. */
    public double slowdownPercent() {
        return 100 * (1 - besideContinuous / alone);
    }

    /** By how many times a row costs more time in the largest table than in the smallest. */
    public double growth() {
        Size first = sizes.get(0);
        Size last = sizes.get(sizes.size() - 1);
        return first.perSecond() / last.perSecond();
    }
}
