package io.anlan.kernel.lease;

import io.anlan.kernel.Ladder;
import java.time.Duration;

/**
 * How long leases last and how long those who grant them wait. Who grants counts longer than who holds: by what two
 * clocks may drift apart, by what a put may take that was begun in time, and by a pause of two seconds on top.
 */
public final class LeaseTimes {
    /** How long a holder may believe in a right, from before it asked. */
    public static final Duration LEASE = Duration.ofSeconds(3);

    /** How often a holder asks again. */
    public static final Duration RENEW_EVERY = Duration.ofSeconds(1);

    /** By how many thousandths of a span two clocks may differ; crystals do by less than one. */
    public static final int DRIFT_PER_MILLE = 50;

    /** How long a holder may stand still between its last look at the lease and its answer. */
    public static final Duration PAUSE = Duration.ofSeconds(2);

    /** How long the grantor waits after the last renewal it knows of, before the right may go to another. */
    public static final Duration GRANTOR_WAIT = LEASE.multipliedBy(1_000 + DRIFT_PER_MILLE)
            .dividedBy(1_000)
            .plus(Ladder.JOURNAL_PUT)
            .plus(PAUSE);

    private LeaseTimes() {}
}
