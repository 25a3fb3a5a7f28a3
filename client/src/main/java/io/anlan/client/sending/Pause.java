package io.anlan.client.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait before sending again: what the service asked for, and full jitter so that not all come at once. */
final class Pause {

    private static final long BASE_MILLIS = 50;
    private static final long RETRY_AFTER_MILLIS_MAX = 10_000;

    private Pause() {}

    /**
     * The pause before a further send.
     *
     * @param last what became of the last send
     * @param retryAfter what its answer asked for
     * @param sends how many were sent
     * @param chance a number from 0 to 1
     */
    static Duration before(SendState last, @Nullable Duration retryAfter, int sends, double chance) {
        long jitterMillis = (long) (chance * (BASE_MILLIS << sends));
        return switch (last) {
            // These have waited long enough already.
            case OPEN, TIMED_OUT, DEFINITE -> Duration.ZERO;
            case UNREACHED, LOST -> Duration.ofMillis(jitterMillis);
            case IN_DOUBT, NOT_STORED -> {
                long asked = retryAfter == null ? 0 : Math.min(retryAfter.toMillis(), RETRY_AFTER_MILLIS_MAX);
                yield Duration.ofMillis(asked + jitterMillis);
            }
        };
    }
}
