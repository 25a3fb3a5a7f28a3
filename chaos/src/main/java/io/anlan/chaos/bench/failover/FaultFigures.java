package io.anlan.chaos.bench.failover;

import java.util.List;
import java.util.function.Predicate;
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

    /** Those whose times count. */
    public List<Episode> counted() {
        return episodes.stream().filter(Episode::counts).toList();
    }

    /** How many of all are like this. */
    public long count(Predicate<Episode> which) {
        return episodes.stream().filter(which).count();
    }

    /** The value below or at which that share of the episodes that count lies (nearest rank); -1 without any. Episodes without one are left out. */
    public long quantile(double share, ToLongFunction<Episode> value) {
        long[] sorted = counted().stream()
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

    /** The promised gap holds in what was seen; where nothing was, it does not. */
    public boolean gapKept() {
        return !counted().isEmpty() && quantile(0.95, Episode::gapMillis) <= fault.wantedGapMillis();
    }
}
