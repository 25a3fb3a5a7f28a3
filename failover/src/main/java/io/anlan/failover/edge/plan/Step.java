package io.anlan.failover.edge.plan;

/**
 * What to do next for one request.
 *
 * @param answer which try's answer goes to the citizen; -1 when the edge must write one itself
 */
public record Step(Kind kind, int answer) {

    /** The kinds of steps. */
    public enum Kind {
        /** Start another try. */
        TRY,
        /** Wait for a try or for the time. */
        AWAIT,
        /** Pass a node's definite answer. */
        ANSWER,
        /** Say that it may have happened. */
        SAY_IN_DOUBT,
        /** Say that it surely did not happen. */
        SAY_NOT_STORED
    }

    static final Step TRY = new Step(Kind.TRY, -1);
    static final Step AWAIT = new Step(Kind.AWAIT, -1);

    static Step answer(int index) {
        return new Step(Kind.ANSWER, index);
    }
}
