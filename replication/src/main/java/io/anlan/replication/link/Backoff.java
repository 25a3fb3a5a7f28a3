package io.anlan.replication.link;

import java.time.Duration;

/** Pauses that double up to a limit and begin small again once something went well. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);

    private final Duration max;
    private Duration next = FIRST;

    Backoff(Duration max) {
        this.max = max;
    }

    Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(max) > 0 ? max : doubled;
        return pause;
    }

    void reset() {
        next = FIRST;
    }
}
