package io.anlan.replication.reconcile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of rows comes to. The hashes are combined by exclusive or: each covers its key, so no two of one database
 * are equal, and the order in which an engine reads does not matter.
 *
 * @param rows how many there are
 * @param broken rows whose content is not that of their hash
 * @param high first halves of the computed hashes, combined
 * @param low second halves
 * @param last the place of the last row; null if the table ends within the stretch
 */
public record Digest(
        long rows,
        long broken,
        long high,
        long low,
        @Nullable Place last) {

    /** Whether two databases hold the same here, and nothing in it is broken. */
    boolean agrees(Digest other) {
        return broken == 0
                && other.broken == 0
                && rows == other.rows
                && high == other.high
                && low == other.low
                && Objects.equals(last, other.last);
    }

    /** Up to where both looks reach; null if both reach the table's end. */
    static @Nullable Place nearer(@Nullable Place one, @Nullable Place other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
