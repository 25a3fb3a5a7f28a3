package io.anlan.failover.edge.plan;

import java.time.Duration;

/**
 * When a node counts as up or down.
 *
 * @param every how often each node is asked whether it is ready
 * @param timeout how long that question waits
 * @param downAfter so many failures in a row mean DOWN
 * @param upAfter so many successes in a row mean UP
 * @param slowStart how long a node that came up takes to its full share
 * @param coldAfter who was away for less is warm still and starts with its full share
 */
public record CheckRules(
        Duration every, Duration timeout, int downAfter, int upAfter, Duration slowStart, Duration coldAfter) {

    /** A frozen node is seen within 0.7 s; a pause of a collector is not taken for one. */
    public static final CheckRules STANDARD = new CheckRules(
            Duration.ofMillis(200), Duration.ofMillis(300), 2, 2, Duration.ofSeconds(5), Duration.ofSeconds(2));
}
