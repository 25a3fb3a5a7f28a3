package io.anlan.kernel.merge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row's place in the total order.
 *
 * @param epoch the epoch of the right it was written under; 0 in tables whose rule knows no epochs
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look at the bytes
public record Stamp(long epoch, long version, int writer, byte[] rowHash) implements Comparable<Stamp> {
    /** The stamp of a row that no right is needed for. */
    public Stamp(long version, int writer, byte[] rowHash) {
        this(0, version, writer, rowHash);
    }

    /** The order of all four databases; the hash compares as unsigned bytes, as both engines do. */
    @Override
    public int compareTo(Stamp other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0
                ? byEpoch
                : RowOrder.compare(version, writer, rowHash, other.version, other.writer, other.rowHash);
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
