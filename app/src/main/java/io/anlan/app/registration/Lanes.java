package io.anlan.app.registration;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lanes are open. One lane serves a few better than two would, by batches twice as large; a crowd needs all, and
 * whoever waits behind a hung lane another one.
 */
final class Lanes {

    /** Several times what a batch takes on a busy machine. */
    private static final long HANGS_NANOS = Duration.ofMillis(40).toNanos();

    private final int most;
    private final int crowd;
    private final Ticker ticker;
    private final List<Lane> open = new ArrayList<>();

    Lanes(int most, int crowd, Ticker ticker) {
        this.most = most;
        this.crowd = crowd;
        this.ticker = ticker;
    }

    /** A lane since its connection or its batch was asked for. */
    static final class Lane {
        private long busySince;

        private Lane(long busySince) {
            this.busySince = busySince;
        }
    }

    /** Opens a lane when one more is wanted for as many as wait. */
    synchronized @Nullable Lane open(int queued) {
        var now = ticker.monotonicNanos();
        if (queued == 0 || open.size() >= wanted(queued, now)) {
            return null;
        }
        var lane = new Lane(now);
        open.add(lane);
        return lane;
    }

    /** Whether a lane that has come back is wanted for those who wait; when not, it is open no more. */
    synchronized boolean goesOn(Lane lane, int queued) {
        lane.busySince = ticker.monotonicNanos();
        if (queued > 0 && open.size() <= wanted(queued, lane.busySince)) {
            return true;
        }
        open.remove(lane);
        return false;
    }

    /** The lane is open no more. */
    synchronized void end(Lane lane) {
        open.remove(lane);
    }

    private int wanted(int queued, long now) {
        if (queued >= crowd) {
            return most;
        }
        var hung =
                open.stream().filter(lane -> now - lane.busySince > HANGS_NANOS).count();
        return (int) Math.min(most, 1 + hung);
    }
}
