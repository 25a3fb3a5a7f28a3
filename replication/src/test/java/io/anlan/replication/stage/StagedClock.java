package io.anlan.replication.stage;

import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.anlan.replication.link.LinkTimes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The clock of a staged link, which a test may put forward, and how patient the link is by it. */
public final class StagedClock implements Ticker {
    static final LinkTimes TIMES = new LinkTimes(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5));

    private final AtomicLong aheadMillis = new AtomicLong();

    /** From now on it is so much later. */
    public void putForward(Duration by) {
        aheadMillis.addAndGet(by.toMillis());
    }

    @Override
    public long wallMillis() {
        return SystemTime.INSTANCE.wallMillis() + aheadMillis.get();
    }

    @Override
    public long monotonicNanos() {
        return SystemTime.INSTANCE.monotonicNanos();
    }
}
