package io.anlan.kernel.merge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row's place in the total order: its version, its writer, its hash. */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look at the bytes
public record Stamp(long version, int writer, byte[] rowHash) implements Comparable<Stamp> {
    /** The order of all four databases; the hash compares as unsigned bytes, as both engines do. */
    @Override
    public int compareTo(Stamp other) {
        return RowOrder.compare(version, writer, rowHash, other.version, other.writer, other.rowHash);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stamp that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(version) + Arrays.hashCode(rowHash);
    }
}
