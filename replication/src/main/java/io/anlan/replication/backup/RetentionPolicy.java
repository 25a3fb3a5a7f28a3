package io.anlan.replication.backup;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which backups of one database may go: those older than an age and not among the newest few. Only good ones count, and while
 * none is good nothing goes.
 *
 * @param keepCount so many of the newest good ones stay, however old; at least one
 * @param keepFor younger ones stay
 */
public record RetentionPolicy(int keepCount, Duration keepFor) {
    /**
     * A backup as far as it matters here.
     *
     * @param good whether it can be used
     */
    public record Kept(String id, long takenMicros, boolean good) {}

    public RetentionPolicy {
        if (keepCount < 1) {
            throw new IllegalArgumentException("the newest backup is always kept");
        }
    }

    /** Those that may go. */
    public List<Kept> gone(List<Kept> newestFirst, long nowMicros) {
        List<Kept> good = newestFirst.stream().filter(Kept::good).toList();
        if (good.isEmpty()) {
            return List.of();
        }
        Kept last = good.get(Math.min(keepCount, good.size()) - 1);
        int from = newestFirst.indexOf(last) + 1;
        return IntStream.range(from, newestFirst.size())
                .mapToObj(newestFirst::get)
                .filter(kept -> nowMicros - kept.takenMicros() > keepFor.toNanos() / 1_000)
                .toList();
    }
}
