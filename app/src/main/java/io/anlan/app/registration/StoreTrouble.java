package io.anlan.app.registration;

import org.jspecify.annotations.Nullable;

/** What a failed statement means for the rows it carried. */
public enum StoreTrouble {
    /** Not stored; the same statement may well succeed at once. */
    AGAIN,
    /** Not stored, because of what is in one of the rows. */
    BAD_ROW,
    /** Not stored; the database cannot, whatever the rows are. */
    NOT_STORED,
    /** Never sent: there was no connection. */
    NOT_SENT,
    /** May be stored. */
    IN_DOUBT;

    /**
     * Reads an error response of the server. Only severity ERROR ends nothing but its own statement; FATAL and PANIC may
     * arrive in the midst of a commit that is already on the disk.
     */
    public static StoreTrouble of(@Nullable String severity, @Nullable String sqlState) {
        if (!"ERROR".equals(severity) || sqlState == null || sqlState.length() != 5) {
            return IN_DOUBT;
        }
        if (sqlState.equals("40P01") || sqlState.equals("40001")) {
            return AGAIN;
        }
        return switch (sqlState.substring(0, 2)) {
            // Cardinality, data exception, constraint, program limit (such as a key too long for its index).
            case "21", "22", "23", "54" -> BAD_ROW;
            default -> NOT_STORED;
        };
    }
}
