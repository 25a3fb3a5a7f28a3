package io.anlan.failover.edge.plan;

/** What became of one try so far. */
public enum TryState {
    /** Sent or being sent; no answer yet. */
    OPEN(false),
    /** No connection came about: the node surely has nothing of it. */
    NOT_SENT(true),
    /** The connection was lost, or the answer was one that says nothing: it may have happened. */
    LOST(false),
    /** The node says itself that it may have happened. */
    IN_DOUBT(false),
    /** The node says that it surely did not happen and that another try may help. */
    NOT_STORED(true),
    /** An answer for the citizen. */
    DEFINITE(true);

    private final boolean certain;

    TryState(boolean certain) {
        this.certain = certain;
    }

    /** False when the request may have had its effect without our knowing. */
    public boolean certain() {
        return certain;
    }
}
