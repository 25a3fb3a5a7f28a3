package io.anlan.replication.backup.changes;

import java.io.IOException;

/** A row was changed in a way that the log does not tell whole; only a full backup has it. */
public final class NotInLogException extends IOException {
    private static final long serialVersionUID = 1L;

    public NotInLogException(String message) {
        super(message);
    }
}
