package io.anlan.chaos.machine;

/** A fault that this machine or this twin cannot have; a run that wants it is skipped, saying so. */
public final class CannotBreak extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotBreak(String why) {
        super(why);
    }
}
