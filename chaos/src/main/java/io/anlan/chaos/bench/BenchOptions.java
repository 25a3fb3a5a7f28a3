package io.anlan.chaos.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What to measure and for how long; {@code folder} is the bench's own place for everything it starts. */
public record BenchOptions(
        Path folder, int portBase, Set<String> only, List<Integer> concurrencies, Times times, int people) {
    public BenchOptions {
        concurrencies = List.copyOf(concurrencies);
        only = Set.copyOf(only);
    }

    /** How long each part warms up, is measured, and is sustained. */
    public record Times(Duration warmUp, Duration measured, Duration sustained) {
        public static Times standard() {
            return new Times(Duration.ofSeconds(25), Duration.ofSeconds(15), Duration.ofSeconds(60));
        }

        /** To see that the bench works; its figures are those of a cold JVM. */
        public static Times quick() {
            return new Times(Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofSeconds(10));
        }

        public Times measuring(Duration time) {
            return new Times(warmUp, time, sustained);
        }
    }

    boolean wants(String part) {
        return only.isEmpty() || only.contains(part);
    }

    int highestConcurrency() {
        return concurrencies.stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
