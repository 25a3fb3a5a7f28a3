package io.anlan.app.quota;

import io.anlan.kernel.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * A right that this site holds for a while. It counts from before the question was sent, and by whichever of the two
 * clocks
 * has run further: the monotonic one may stand still while a machine is suspended, the wall clock may be set back.
 */
public record Lease(long epoch, long askedNanos, long askedWallMillis, long validMillis) {

    /** The epoch while the lease lasts, 0 afterwards. */
    public long epochAt(Ticker ticker) {
        var byMonotonic = TimeUnit.NANOSECONDS.toMillis(ticker.monotonicNanos() - askedNanos);
        var byWall = ticker.wallMillis() - askedWallMillis;
        return Math.max(byMonotonic, byWall) < validMillis ? epoch : 0;
    }
}
