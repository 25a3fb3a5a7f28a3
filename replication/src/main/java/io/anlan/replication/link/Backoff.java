package io.anlan.replication.link;

import java.time.Duration;

/** Pauses that double up to a limit and begin small again once the link has run well: coming up is not yet that. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);

    private final Duration max;
    private final Duration well;
    private Duration next = FIRST;

    /** @param well whoever runs for so long has run well */
    Backoff(Duration max, Duration well) {
        this.max = max;
        this.well = well;
    }

    Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(max) > 0 ? max : doubled;
        return pause;
    }

    /** Notes for how long the link ran before it ended. */
    void ran(Duration time) {
        if (time.compareTo(well) >= 0) {
            next = FIRST;
        }
    }
}
