package io.anlan.replication.reconcile.run;

/** What a run has come to. */
public enum RunState {
    /** It compares. */
    RUNNING,
    /** Nothing differed when it was looked at. */
    EQUAL,
    /** What differed has been mended. */
    MENDED,
    /** Something differs and could not be mended; the findings say what a person must do. */
    DIFFERENT,
    /** Some of it could not be compared; the reason says why. */
    NOT_COMPARABLE,
    /** It was ended before its end. */
    STOPPED
}
