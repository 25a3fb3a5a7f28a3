package io.anlan.failover.decide;

import io.anlan.kernel.SiteId;

/**
 * One step of a plan. Done twice it is done once, so whoever takes a plan over begins with the first step that is not
 * written down as done.
 *
 * @param from the state before, for the kind that changes it; else the state that stays
 * @param to the state after
 */
public record PlanStep(Kind kind, SiteId site, SiteState from, SiteState to) {

    /** The kinds of steps. */
    public enum Kind {
        /** The site's state changes; edges follow by themselves. */
        ENTER,
        /** All edges that are heard have taken the new weights. */
        AWAIT_EDGES,
        /** No edge has a request at the site any more. */
        AWAIT_QUIET,
        /** The site's leases are renewed no more. */
        END_LEASES,
        /** The site holds nothing. */
        AWAIT_LEASES_ENDED,
        /** The site's database has what its peer has, but for less than the limit. */
        AWAIT_CAUGHT_UP,
        /** Everything is at both sites. */
        AWAIT_WHOLE
    }

    static PlanStep enter(SiteId site, SiteState from, SiteState to) {
        return new PlanStep(Kind.ENTER, site, from, to);
    }

    static PlanStep of(Kind kind, SiteId site, SiteState state) {
        return new PlanStep(kind, site, state, state);
    }

    /** The step in a line for people. */
    public String text() {
        return switch (kind) {
            case ENTER -> site + " becomes " + to;
            case AWAIT_EDGES -> "the edges know the weight of " + site;
            case AWAIT_QUIET -> "nothing is in flight at " + site;
            case END_LEASES -> "the leases of " + site + " are renewed no more";
            case AWAIT_LEASES_ENDED -> site + " holds no right";
            case AWAIT_CAUGHT_UP -> site + " has caught up";
            case AWAIT_WHOLE -> "everything is at both sites";
        };
    }
}
