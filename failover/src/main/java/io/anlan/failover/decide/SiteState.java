package io.anlan.failover.decide;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a site is meant to do, as the directors have agreed. */
public enum SiteState {
    /** It takes citizens. */
    SERVING(100),
    /** It finishes what is in flight and is given nothing new. */
    DRAINING(0),
    /** No traffic, no rights; links and journal go on. */
    OFFLINE(0),
    /** It catches up before it serves again. */
    REJOINING(0);

    private static final Map<SiteState, Set<SiteState>> NEXT = new EnumMap<>(Map.of(
            SERVING, EnumSet.of(DRAINING),
            DRAINING, EnumSet.of(SERVING, OFFLINE),
            OFFLINE, EnumSet.of(REJOINING),
            REJOINING, EnumSet.of(SERVING, OFFLINE)));

    private final int weight;

    SiteState(int weight) {
        this.weight = weight;
    }

    /** The site's weight at the edges. */
    public int weight() {
        return weight;
    }

    /** Whether this step from one state to another is one of those there are. */
    public boolean mayBecome(SiteState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
