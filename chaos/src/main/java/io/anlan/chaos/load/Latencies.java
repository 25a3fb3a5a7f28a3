package io.anlan.chaos.load;

import java.util.Collection;
import org.HdrHistogram.Histogram;

/** Quantiles of the time from a tap's scheduled moment to its definite answer, in milliseconds. */
public record Latencies(double p50, double p90, double p99, double p999, double max) {
    private static final long HIGHEST_MICROS = 600_000_000L;

    public static Latencies of(Collection<Reply> replies) {
        Histogram histogram = new Histogram(HIGHEST_MICROS, 3);
        for (Reply reply : replies) {
            if (reply.verdict() != Reply.Verdict.UNANSWERED) {
                histogram.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, reply.latencyNanos() / 1000)));
            }
        }
        return of(histogram);
    }

    /** From a histogram of microseconds. */
    public static Latencies of(Histogram micros) {
        return new Latencies(
                millis(micros, 50),
                millis(micros, 90),
                millis(micros, 99),
                millis(micros, 99.9),
                micros.getMaxValue() / 1e3);
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }
}
