package io.anlan.failover.decide;

import io.anlan.failover.view.SiteReport;
import io.anlan.failover.view.View;
import io.anlan.kernel.SiteId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a decision is made from.
 *
 * @param states what is agreed on about each site
 * @param holding the sites that hold a right
 * @param majority whether this director leads a majority
 * @param planRuns whether a plan is being carried out
 */
public record Situation(
        View view, Map<SiteId, SiteState> states, Set<SiteId> holding, boolean majority, boolean planRuns) {
    static final long LAG_MILLIS_MAX = 10_000;

    SiteState state(SiteId site) {
        return states.getOrDefault(site, SiteState.SERVING);
    }

    boolean serves(SiteId site) {
        return view.of(site).filter(SiteReport::serves).isPresent();
    }

    /** Whether the site has what its peer has, but for less than the limit; a site not heard is not known to. */
    boolean caughtUp(SiteId site) {
        return view.of(site)
                .filter(report -> report.lagMillis() >= 0 && report.lagMillis() <= LAG_MILLIS_MAX)
                .filter(report -> report.undrainedMillis() <= LAG_MILLIS_MAX)
                .isPresent();
    }

    boolean whole() {
        return view.heard().size() == SiteId.values().length
                && view.heard().values().stream().allMatch(SiteReport::whole);
    }

    /** Whether any edge is heard that could be told. */
    boolean edgesHeard() {
        return view.heard().values().stream().anyMatch(report -> report.edges() > 0);
    }

    /** Of edges that are not heard nobody knows; they stand at a site that is cut off, and are its own. */
    boolean edgesTold() {
        return view.heard().values().stream().allMatch(this::isTold);
    }

    boolean quiet(SiteId site) {
        return view.heard().values().stream().allMatch(report -> isTold(report) && inFlight(report, site) == 0);
    }

    /** A report from before the last change says nothing about it. */
    private boolean isTold(SiteReport report) {
        return report.edgesTold().equals(text(states));
    }

    /** The states in one text, for what is to be compared. */
    public static String text(Map<SiteId, SiteState> states) {
        return new TreeMap<>(states).toString();
    }

    private static long inFlight(SiteReport report, SiteId site) {
        return site == SiteId.SITE_A ? report.inFlightAtA() : report.inFlightAtB();
    }

    /** Why a site must not be relieved by its peer now; empty if it may. */
    Optional<PlanRefusal> reliefRefused(SiteId site) {
        SiteId peer = site.peer();
        if (state(peer) != SiteState.SERVING) {
            return Optional.of(PlanRefusal.LAST_SERVING_SITE);
        }
        if (!serves(peer)) {
            return Optional.of(PlanRefusal.PEER_UNHEALTHY);
        }
        // What a dead site stored and did not pass on comes no sooner by waiting.
        return serves(site) && !caughtUp(peer) ? Optional.of(PlanRefusal.LAG_ABOVE_LIMIT) : Optional.empty();
    }
}
