package io.anlan.failover.ctl.places;

/** Ends a command with one line for the person and a code for the script. */
public final class StopException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final boolean passing;

    public StopException(int exitCode, String line) {
        this(exitCode, line, false);
    }

    /** @param passing whether another of several equals may answer otherwise, or the same one soon */
    StopException(int exitCode, String line, boolean passing) {
        super(line);
        this.exitCode = exitCode;
        this.passing = passing;
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }

    /** True when surely nothing has changed and the next of several equals may know better. */
    public boolean nextMayBeAsked() {
        return exitCode == ExitCode.NOT_REACHED || exitCode == ExitCode.REFUSED && passing;
    }
}
