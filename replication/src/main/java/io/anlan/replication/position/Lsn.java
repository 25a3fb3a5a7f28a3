package io.anlan.replication.position;

/** A place in a write-ahead log, kept as a number and shown as PostgreSQL does. */
public final class Lsn {
    private Lsn() {}

    /** Such as {@code 0/1A2B3C}. */
    public static String text(long lsn) {
        return Long.toHexString(lsn >>> 32).toUpperCase(java.util.Locale.ROOT)
                + "/"
                + Long.toHexString(lsn & 0xFFFF_FFFFL).toUpperCase(java.util.Locale.ROOT);
    }

    /** Reads what PostgreSQL writes. */
    public static long parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("Not an LSN: " + text);
        }
        return Long.parseUnsignedLong(text.substring(0, slash), 16) << 32
                | Long.parseUnsignedLong(text.substring(slash + 1), 16);
    }
}
