package io.anlan.chaos.statistics;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Operation;
import java.util.Collection;
import java.util.function.Predicate;

/** How long a fault was felt: from it to the end of the last 100 ms that hold a bad attempt. */
public record Gap(long bad, long micros) {
    private static final long BUCKET_MICROS = 100_000;

    /** @param untilMicros attempts due later belong to something else */
    public static Gap of(Collection<Attempt> attempts, long fromMicros, long untilMicros, Predicate<Attempt> isBad) {
        long last = -1;
        long bad = 0;
        for (Attempt attempt : attempts) {
            // One that was on its way when the fault struck is its victim as well.
            boolean touched = attempt.times().answeredMicros() >= fromMicros
                    && attempt.times().dueMicros() < untilMicros
                    && attempt.operation() != Operation.BUREAU_FACT;
            if (touched && isBad.test(attempt)) {
                bad++;
                last = Math.max(last, Math.max(attempt.times().dueMicros(), fromMicros));
            }
        }
        return last < 0 ? new Gap(0, 0) : new Gap(bad, ((last - fromMicros) / BUCKET_MICROS + 1) * BUCKET_MICROS);
    }
}
