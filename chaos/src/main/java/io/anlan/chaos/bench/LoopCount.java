package io.anlan.chaos.bench;

import io.anlan.chaos.load.Latencies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Answers of one worker of a closed loop; used by one thread until the loop has ended. */
final class LoopCount {
    private static final long HIGHEST_MICROS = 60_000_000L;

    private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);
    private final Map<String, Long> answers = new HashMap<>();

    void add(String kind, long nanos) {
        answers.merge(kind, 1L, Long::sum);
        micros.recordValue(Math.min(HIGHEST_MICROS, nanos / 1000));
    }

    static LoopResult sum(int concurrency, double seconds, List<LoopCount> counts) {
        Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        Map<String, Long> answers = new HashMap<>();
        for (LoopCount count : counts) {
            micros.add(count.micros);
            count.answers.forEach((kind, n) -> answers.merge(kind, n, Long::sum));
        }
        return new LoopResult(concurrency, seconds, answers, Latencies.of(micros));
    }
}
