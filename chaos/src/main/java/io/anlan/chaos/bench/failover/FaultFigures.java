package io.anlan.chaos.bench.failover;

import java.util.List;
import java.util.function.ToLongFunction;

/** The figures of all episodes of one fault. */
public record FaultFigures(Fault fault, List<Episode> episodes) {
    /** So many episodes without a worse one say with 95 % confidence: 95 of a hundred are no worse. */
    public static final int ENOUGH = 59;

    public FaultFigures {
        episodes = List.copyOf(episodes);
    }

    /** Those of this fault among all. */
    public static FaultFigures of(Fault fault, List<Episode> all) {
        return new FaultFigures(
                fault,
                all.stream()
                        .filter(episode -> episode.fault().equals(fault.word()))
                        .toList());
    }

    /** The value below or at which that share of the episodes lies (nearest rank); -1 without any. Episodes without one do not count. */
    public long quantile(double share, ToLongFunction<Episode> value) {
        long[] sorted = episodes.stream()
                .mapToLong(value)
                .filter(one -> one >= 0)
                .sorted()
                .toArray();
        return sorted.length == 0 ? -1 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** The sum over all episodes. */
    public long sum(ToLongFunction<Episode> value) {
        return episodes.stream().mapToLong(value).sum();
    }

    /** The promised gap holds in what was seen. */
    public boolean gapKept() {
        return quantile(0.95, Episode::gapMillis) <= fault.wantedGapMillis();
    }
}
