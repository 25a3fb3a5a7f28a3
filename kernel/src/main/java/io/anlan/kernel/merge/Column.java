package io.anlan.kernel.merge;

/**
 * One column of a replicated table.
 *
 * @param later whether it was added when there were rows already; while it is NULL it leaves no trace in a row's hash
 */
public record Column(String name, ColumnType type, boolean nullable, boolean later) {
    /** The first half of a row's hash; the last resort of the order, and the one column the hash does not cover. */
    public static final String ROW_HASH = "row_hash";
    /** The epoch of the right a row was written under, in tables whose rule is OWNER_WRITES. */
    public static final String EPOCH = "epoch";
    /** The hybrid time of the write. */
    public static final String VERSION = "version";
    /** The number of the database where the row was written. */
    public static final String WRITER = "writer";
    /** The epoch microsecond from which on the row must not be anywhere; NULL keeps it for good. */
    public static final String KEEP_UNTIL = "keep_until";

    public Column {
        if (later && !nullable) {
            throw new IllegalArgumentException("Column " + name + " was added later: rows from before have NULL there");
        }
    }

    /** A column that was there from the first row on. */
    public Column(String name, ColumnType type, boolean nullable) {
        this(name, type, nullable, false);
    }
}
