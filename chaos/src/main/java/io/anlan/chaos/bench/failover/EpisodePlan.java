package io.anlan.chaos.bench.failover;

import java.time.Duration;

/**
 * The course of an episode.
 *
 * @param perSecond taps a second, to both sites together
 * @param before load before the fault
 * @param hold from the fault until it is undone
 * @param after load from then on
 */
public record EpisodePlan(int perSecond, Duration before, Duration hold, Duration after) {
    /** For figures: a killed site has the time to come back under load. */
    public static EpisodePlan measured(Fault fault, int perSecond) {
        Duration after = switch (fault) {
            case SITE_KILL -> Duration.ofSeconds(20);
            case NODE_KILL -> Duration.ofSeconds(12);
            case SITE_FREEZE, EDGE_KILL, WAN_CUT -> Duration.ofSeconds(6);
        };
        return new EpisodePlan(perSecond, Duration.ofSeconds(3), Duration.ofSeconds(5), after);
    }

    /** For tests, which judge what was promised and not how fast. */
    public static EpisodePlan brief() {
        return new EpisodePlan(40, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    int registrations() {
        return (int) (perSecond * before.plus(hold).plus(after).toSeconds());
    }
}
