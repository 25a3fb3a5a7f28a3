package io.anlan.failover.ctl.places;

/** What the exit codes of {@code anlanctl} mean; scripts and runbooks rely on them. */
public final class ExitCode {
    /** It is done, or all is well. */
    public static final int DONE = 0;
    /** It was done and did not end well, or not all is well. */
    public static final int FAILED = 1;
    /** The command was not understood. */
    public static final int MISUSED = 2;
    /** A comparison left what a person must decide. */
    public static final int PERSON = 3;
    /** Refused: surely nothing was changed. */
    public static final int REFUSED = 4;
    /** In doubt: asked, and no answer came; it may have happened. */
    public static final int IN_DOUBT = 5;
    /** Not admitted: the secret is wrong or missing, or its role may not do this. Nothing was changed. */
    public static final int NOT_ADMITTED = 6;
    /** Nobody was reached, so nothing was asked. */
    public static final int NOT_REACHED = 7;
    /** Not confirmed by the person, so nothing was asked. */
    public static final int NOT_CONFIRMED = 8;

    private ExitCode() {}
}
