package io.anlan.failover.decide;

import io.anlan.failover.decide.PlanStep.Kind;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a procedure into steps, or says why not. Performs none. */
public final class Planner {
    private Planner() {}

    /** The steps from here to where the procedure leads. */
    public static Outcome<List<PlanStep>> plan(Procedure procedure, SiteId site, Situation now) {
        if (!now.majority()) {
            return PlanRefusal.NO_MAJORITY.outcome();
        }
        if (now.planRuns()) {
            return PlanRefusal.ANOTHER_PLAN_RUNS.outcome();
        }
        if (!now.edgesHeard()) {
            return PlanRefusal.NO_EDGE.outcome();
        }
        return switch (procedure) {
            case DRAIN -> drain(site, now);
            case OFFLINE -> offline(site, now);
            case ONLINE ->
                now.state(site) == SiteState.SERVING
                        ? PlanRefusal.NOT_FROM_THIS_STATE.outcome()
                        : online(site, now, false);
            case REJOIN ->
                now.state(site) == SiteState.SERVING || now.state(site) == SiteState.DRAINING
                        ? PlanRefusal.NOT_FROM_THIS_STATE.outcome()
                        : online(site, now, true);
            case SWITCHOVER -> switchover(site, now);
        };
    }

    private static Outcome<List<PlanStep>> drain(SiteId site, Situation now) {
        if (now.state(site) != SiteState.SERVING) {
            return PlanRefusal.NOT_FROM_THIS_STATE.outcome();
        }
        Optional<PlanRefusal> refused = now.reliefRefused(site);
        return refused.isPresent() ? refused.get().outcome() : Outcome.done(drainSteps(site, SiteState.SERVING));
    }

    private static Outcome<List<PlanStep>> offline(SiteId site, Situation now) {
        SiteState state = now.state(site);
        if (state == SiteState.OFFLINE) {
            return PlanRefusal.NOT_FROM_THIS_STATE.outcome();
        }
        Optional<PlanRefusal> refused = now.reliefRefused(site);
        return refused.isPresent() ? refused.get().outcome() : Outcome.done(offlineSteps(site, state));
    }

    private static Outcome<List<PlanStep>> online(SiteId site, Situation now, boolean rebuilt) {
        if (!now.serves(site)) {
            return PlanRefusal.SITE_UNHEALTHY.outcome();
        }
        return Outcome.done(onlineSteps(site, now.state(site), rebuilt));
    }

    /** Checked as if the site served already: it will before the other is relieved. */
    private static Outcome<List<PlanStep>> switchover(SiteId site, Situation now) {
        SiteId leaving = site.peer();
        if (now.state(leaving) == SiteState.OFFLINE) {
            return PlanRefusal.NOT_FROM_THIS_STATE.outcome();
        }
        if (!now.serves(site)) {
            return PlanRefusal.SITE_UNHEALTHY.outcome();
        }
        if (now.serves(leaving) && !now.caughtUp(site)) {
            return PlanRefusal.LAG_ABOVE_LIMIT.outcome();
        }
        List<PlanStep> steps = new ArrayList<>();
        if (now.state(site) != SiteState.SERVING) {
            steps.addAll(onlineSteps(site, now.state(site), false));
        }
        steps.addAll(offlineSteps(leaving, now.state(leaving)));
        return Outcome.done(steps);
    }

    private static List<PlanStep> drainSteps(SiteId site, SiteState state) {
        List<PlanStep> steps = new ArrayList<>();
        if (state == SiteState.SERVING) {
            steps.add(PlanStep.enter(site, SiteState.SERVING, SiteState.DRAINING));
        }
        steps.add(PlanStep.of(Kind.AWAIT_EDGES, site, SiteState.DRAINING));
        steps.add(PlanStep.of(Kind.AWAIT_QUIET, site, SiteState.DRAINING));
        return steps;
    }

    private static List<PlanStep> offlineSteps(SiteId site, SiteState state) {
        boolean serving = state == SiteState.SERVING || state == SiteState.DRAINING;
        List<PlanStep> steps = new ArrayList<>(serving ? drainSteps(site, state) : List.of());
        SiteState before = serving ? SiteState.DRAINING : state;
        steps.add(PlanStep.of(Kind.END_LEASES, site, before));
        steps.add(PlanStep.of(Kind.AWAIT_LEASES_ENDED, site, before));
        steps.add(PlanStep.enter(site, before, SiteState.OFFLINE));
        return steps;
    }

    private static List<PlanStep> onlineSteps(SiteId site, SiteState state, boolean rebuilt) {
        List<PlanStep> steps = new ArrayList<>();
        SiteState before = state;
        if (state == SiteState.OFFLINE) {
            before = SiteState.REJOINING;
            steps.add(PlanStep.enter(site, SiteState.OFFLINE, before));
        }
        if (before == SiteState.REJOINING) {
            steps.add(PlanStep.of(Kind.AWAIT_CAUGHT_UP, site, before));
        }
        if (rebuilt) {
            steps.add(PlanStep.of(Kind.AWAIT_WHOLE, site, before));
        }
        steps.add(PlanStep.enter(site, before, SiteState.SERVING));
        steps.add(PlanStep.of(Kind.AWAIT_EDGES, site, SiteState.SERVING));
        return steps;
    }
}
