package io.anlan.replication.backup.format;

/** A backup is not what it should be; the message says why in one line without anything of its content. */
public final class BadBackupException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean untold;

    public BadBackupException(String reason) {
        this(reason, false);
    }

    private BadBackupException(String reason, boolean untold) {
        super(reason);
        this.reason = reason;
        this.untold = untold;
    }

    /** Nothing may be wrong with it: with another key or another version of this program it could be read. */
    public static BadBackupException untold(String reason) {
        return new BadBackupException(reason, true);
    }

    /** The same, with what it is about before it. */
    public BadBackupException about(Object what) {
        return new BadBackupException(what + ": " + reason, untold);
    }

    /** Whether it is only here and now that it cannot be read. */
    public boolean untold() {
        return untold;
    }

    /** The line. */
    public String reason() {
        return reason;
    }
}
