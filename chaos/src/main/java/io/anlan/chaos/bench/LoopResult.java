package io.anlan.chaos.bench;

import io.anlan.chaos.load.Latencies;
import java.util.Map;

/** What a closed loop did: answers by kind within its time, and how long one took. */
public record LoopResult(int concurrency, double seconds, Map<String, Long> answers, Latencies latencies) {
    /** Requests answered as wanted. */
    public long good() {
        return answers.getOrDefault(GOOD, 0L);
    }

    /** Requests answered otherwise, or not at all. */
    public long bad() {
        return answers.values().stream().mapToLong(Long::longValue).sum() - good();
    }

    public double perSecond() {
        return good() / seconds;
    }

    /** The kind under which a wanted answer is counted. */
    public static final String GOOD = "good";
}
