package io.anlan.replication.reconcile.run;

import java.time.Duration;

/**
 * How hard comparisons work.
 *
 * @param pause from the end of one continuous run to the next; zero or less for no continuous runs
 * @param rowsPerSecond of a continuous run, at each database
 * @param lagMax while a link lags by more, a continuous run waits
 * @param toldWithin how long a run waits for a link to tell what was committed when it looked
 */
public record ReconcileTimes(Duration pause, long rowsPerSecond, Duration lagMax, Duration toldWithin) {}
