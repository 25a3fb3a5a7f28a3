package io.anlan.replication.backup.format;

/** A backup is not what it should be; the message says why in one line without anything of its content. */
public final class BadBackupException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public BadBackupException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The line. */
    public String reason() {
        return reason;
    }
}
