package io.anlan.failover.decide;

import java.util.Optional;

/**
 * What comes next in a plan of which so many steps are done. It keeps nothing: asked again after a crash, by another
 * director, it answers the same.
 */
public final class Conductor {
    private Conductor() {}

    /** The kinds of moves. */
    public enum Kind {
        /** Write down that the step is done; for one that changes a state, that is the step. */
        WRITE_DONE,
        /** End the site's leases, then look again. */
        END_LEASES,
        /** The step's condition does not hold yet. */
        WAIT,
        /** What was taken from a site is given back; the reason says why. */
        UNDO
    }

    /** The next move, and why where that is worth telling. */
    public record Move(Kind kind, String why) {}

    /** The next move of a plan that is not finished. */
    public static Move next(Plan plan, int done, Situation now) {
        PlanStep step = plan.steps().get(done);
        Optional<PlanRefusal> refused = relieves(plan, done) ? now.reliefRefused(step.site()) : Optional.empty();
        if (refused.isPresent() && refused.get() != PlanRefusal.LAG_ABOVE_LIMIT) {
            return new Move(Kind.UNDO, refused.get().line());
        }
        if (step.kind() == PlanStep.Kind.END_LEASES) {
            return new Move(Kind.END_LEASES, step.text());
        }
        return new Move(holds(step, now) ? Kind.WRITE_DONE : Kind.WAIT, step.text());
    }

    /** Whether this step goes on taking work from a site, so that its peer must still be able to bear it. */
    private static boolean relieves(Plan plan, int done) {
        PlanStep step = plan.steps().get(done);
        return step.to() == SiteState.DRAINING || step.to() == SiteState.OFFLINE;
    }

    private static boolean holds(PlanStep step, Situation now) {
        return switch (step.kind()) {
            case ENTER, END_LEASES -> true;
            case AWAIT_EDGES -> now.edgesTold();
            case AWAIT_QUIET -> now.quiet(step.site());
            case AWAIT_LEASES_ENDED -> !now.holding().contains(step.site());
            case AWAIT_CAUGHT_UP -> now.serves(step.site()) && now.caughtUp(step.site());
            case AWAIT_WHOLE -> now.whole();
        };
    }
}
