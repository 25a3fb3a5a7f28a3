package io.anlan.failover.edge.plan;

import java.util.List;

/**
 * The rules of one request's tries: at most two, the second does not end the first, the first definite answer wins.
 *
 * @param repeatable the same request twice does no harm: a read, or a POST with its idempotency key
 * @param stores the request may change something, so a lost answer leaves a doubt
 */
public record TryPlan(boolean repeatable, boolean stores) {

    private static final int TRIES_MAX = 2;

    /**
     * Decides from what became of the tries so far.
     *
     * @param hurried the first try has had its time, or its node went down
     * @param spare there is a node for another try
     * @param expired the whole request has had its time
     */
    public Step next(List<TryState> tries, boolean hurried, boolean spare, boolean expired) {
        int definite = tries.indexOf(TryState.DEFINITE);
        if (definite >= 0) {
            return Step.answer(definite);
        }
        if (expired) {
            return ending(tries);
        }
        if (spare && mayTry(tries, hurried)) {
            return Step.TRY;
        }
        return tries.contains(TryState.OPEN) ? Step.AWAIT : ending(tries);
    }

    private boolean mayTry(List<TryState> tries, boolean hurried) {
        if (tries.isEmpty() || tries.size() >= TRIES_MAX) {
            return tries.isEmpty();
        }
        TryState first = tries.get(0);
        // What never left is no try: it may go elsewhere whatever it is.
        return first == TryState.NOT_SENT || repeatable && (first != TryState.OPEN || hurried);
    }

    private Step ending(List<TryState> tries) {
        boolean doubt = stores && tries.stream().anyMatch(state -> !state.certain());
        return doubt
                ? new Step(Step.Kind.SAY_IN_DOUBT, tries.indexOf(TryState.IN_DOUBT))
                : new Step(Step.Kind.SAY_NOT_STORED, tries.lastIndexOf(TryState.NOT_STORED));
    }
}
