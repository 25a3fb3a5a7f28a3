package io.anlan.local.process;

import org.jspecify.annotations.Nullable;

/** A part could not be started, reached or ended; the message is one line that names the way out. */
public final class PartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartException(String message) {
        super(message);
    }

    public PartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
