package io.anlan.failover.agreed;

import io.anlan.failover.decide.Plan;

/**
 * How far a plan has come.
 *
 * @param done how many of its steps are done
 * @param state what becomes of it
 * @param why it was undone; empty otherwise
 */
public record PlanProgress(Plan plan, int done, State state, long sinceMillis, String why) {

    /** The states of a plan. */
    public enum State {
        /** Steps are left. */
        RUNNING,
        /** All are done. */
        DONE,
        /** It ended early; what it had taken from a site was given back. */
        UNDONE
    }

    boolean runs(String id) {
        return state == State.RUNNING && plan.id().equals(id);
    }

    PlanProgress with(int nowDone, State now, long atMillis, String reason) {
        return new PlanProgress(plan, nowDone, now, atMillis, reason);
    }
}
