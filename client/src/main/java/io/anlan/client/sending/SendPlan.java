package io.anlan.client.sending;

import java.util.List;

/**
 * When to send again. A send that is slow is joined by another when there is somewhere else to ask: the other site's node,
 * or the second edge. A live edge has tried both sites itself by then, so retries of both do not multiply.
 *
 * @param sendsMax most sends of one request
 * @param hedges there is somewhere else to ask
 */
record SendPlan(int sendsMax, boolean hedges) {

    static final int SENDS_MAX = 3;

    /** What to do next. */
    enum Step {
        /** Send, after a pause that the last answer asks for. */
        SEND,
        /** Wait for an answer or for the time. */
        AWAIT,
        /** No more sends, and none open: the request has ended. */
        END
    }

    /**
     * Decides from what became of the sends so far.
     *
     * @param slow the newest send has had the time after which another joins it
     */
    Step next(List<SendState> sends, boolean slow) {
        if (sends.contains(SendState.DEFINITE)) {
            return Step.END;
        }
        boolean open = sends.contains(SendState.OPEN);
        boolean wanted = !open || hedges && (slow || newest(sends) != SendState.OPEN);
        if (wanted && sends.size() < sendsMax) {
            return Step.SEND;
        }
        return open ? Step.AWAIT : Step.END;
    }

    private static SendState newest(List<SendState> sends) {
        return sends.get(sends.size() - 1);
    }
}
