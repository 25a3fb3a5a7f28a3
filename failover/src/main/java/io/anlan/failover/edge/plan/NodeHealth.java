package io.anlan.failover.edge.plan;

/**
 * What the edge has seen of one node.
 *
 * @param failures failures since the last success
 * @param successes successes since the last failure
 * @param sinceNanos when this state began
 * @param cold came up after a long absence, so it takes its share slowly
 */
public record NodeHealth(NodeAddress node, State state, int failures, int successes, long sinceNanos, boolean cold) {

    /** Whether requests go there. */
    public enum State {
        /** Nothing seen yet; like DOWN, but the first success is enough. */
        UNKNOWN,
        /** It takes requests. */
        UP,
        /** It does not answer, or says that it is not ready. */
        DOWN
    }

    private static final double COLD_SHARE = 0.1;

    /** A node of which nothing is known yet. */
    public static NodeHealth unseen(NodeAddress node, long nowNanos) {
        return new NodeHealth(node, State.UNKNOWN, 0, 0, nowNanos, false);
    }

    /** It said that it is ready. */
    public NodeHealth ready(CheckRules rules, long nowNanos) {
        int wanted = state == State.UNKNOWN ? 1 : rules.upAfter();
        if (isUp() || successes + 1 < wanted) {
            return new NodeHealth(node, state, 0, successes + 1, sinceNanos, cold);
        }
        boolean awayLong = state == State.DOWN
                && nowNanos - sinceNanos >= rules.coldAfter().toNanos();
        return new NodeHealth(node, State.UP, 0, successes + 1, nowNanos, awayLong);
    }

    /** A check failed, or a connection that carried a request was lost. */
    public NodeHealth failed(CheckRules rules, long nowNanos) {
        if (state == State.DOWN || failures + 1 < rules.downAfter()) {
            return new NodeHealth(node, state, failures + 1, 0, sinceNanos, cold);
        }
        return down(failures + 1, nowNanos);
    }

    /** Nobody listens at its port: no second opinion is needed. */
    public NodeHealth refused(CheckRules rules, long nowNanos) {
        if (state == State.DOWN) {
            return failed(rules, nowNanos);
        }
        return down(failures + 1, nowNanos);
    }

    /** It is there and does badly: it takes a tenth and grows anew, as if it had come back cold. */
    public NodeHealth ailing(long nowNanos) {
        return isUp() ? new NodeHealth(node, state, failures, successes, nowNanos, true) : this;
    }

    /** True when requests go there. */
    public boolean isUp() {
        return state == State.UP;
    }

    /** Its share of the requests: 0 when not UP, 1 when warm, growing from a tenth to 1 when it came up cold. */
    public double weight(CheckRules rules, long nowNanos) {
        if (!isUp()) {
            return 0;
        }
        double passed = (double) (nowNanos - sinceNanos) / rules.slowStart().toNanos();
        return cold && passed < 1 ? COLD_SHARE + (1 - COLD_SHARE) * Math.max(0, passed) : 1;
    }

    private NodeHealth down(int failed, long nowNanos) {
        return new NodeHealth(node, State.DOWN, failed, 0, nowNanos, false);
    }
}
