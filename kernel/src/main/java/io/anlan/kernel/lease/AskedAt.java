package io.anlan.kernel.lease;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment before a question for a lease was sent, on both clocks. The monotonic one may stand still while a machine is
 * suspended, the wall clock may be set back; what has passed is the larger of the two spans.
 */
public record AskedAt(long monotonicNanos, long wallMillis) {
    /** The present moment; to be taken before the question leaves. */
    public static AskedAt now(Ticker ticker) {
        return new AskedAt(ticker.monotonicNanos(), ticker.wallMillis());
    }

    /** What has passed since, by the clock that ran further. */
    public Duration passed(Ticker ticker) {
        long monotonic = ticker.monotonicNanos() - monotonicNanos;
        long wall = TimeUnit.MILLISECONDS.toNanos(ticker.wallMillis() - wallMillis);
        return Duration.ofNanos(Math.max(monotonic, wall));
    }
}
