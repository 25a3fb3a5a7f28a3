package io.anlan.replication.link;

/** The states of a link; each says what the link awaits. Legal changes are in {@link LinkTransitions}. */
public enum LinkState {
    /** The target has no position of this link, or nobody has looked yet: an operator must create it. */
    NOT_CREATED,
    /** Another replicator holds the link and is alive; this one takes over when that one falls silent. */
    STANDBY,
    /** The source is being checked and the engine started. */
    STARTING,
    /** Changes flow; the link awaits the next one. */
    RUNNING,
    /** Something was out of reach or broke; the link starts again in at most a second. */
    RESTARTING,
    /** The source is not what the position was taken from; going on would lose rows, so a person must act. */
    REFUSED,
    /** An operator stopped the link; it awaits an operator. */
    PAUSED,
    /** The process ends; this is the last state. */
    STOPPED
}
