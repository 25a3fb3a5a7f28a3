package io.anlan.kernel.merge;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one order of rows, (version, writer, row hash) and under OWNER_WRITES the epoch before them, and what the merge
 * rules make of it. This is the model; the
 * statements of {@link GuardedStatement} say the same in SQL.
 */
public final class RowOrder {
    private RowOrder() {}

    /** Compares two rows of one key; equal only for equal rows. */
    public static int compare(
            long version, int writer, byte[] hash, long otherVersion, int otherWriter, byte[] otherHash) {
        int byVersion = Long.compare(version, otherVersion);
        if (byVersion != 0) {
            return byVersion;
        }
        int byWriter = Integer.compare(writer, otherWriter);
        return byWriter != 0 ? byWriter : Arrays.compareUnsigned(hash, otherHash);
    }

    /** Whether the incoming row takes the place of the existing one; a row that is not there is always replaced. */
    public static boolean replaces(MergeRule rule, @Nullable Stamp existing, Stamp incoming) {
        if (existing == null) {
            return true;
        }
        return switch (rule) {
            case FIRST_WINS -> incoming.compareTo(existing) < 0;
            case LATEST_WINS, OWNER_WRITES -> incoming.compareTo(existing) > 0;
        };
    }

    /**
     * The row of each key that would stay if all were applied now, in the order of their keys. A guarded statement must not
     * meet a key twice, and writers that lock keys in one order cannot deadlock. A row past its time loses to every other,
     * for the statement will refuse it.
     */
    public static List<@Nullable Object[]> winners(
            TableDescription table, Collection<@Nullable Object[]> rows, long nowMicros) {
        TreeMap<RowKey, @Nullable Object[]> winners = new TreeMap<>();
        for (@Nullable Object[] row : rows) {
            winners.merge(RowKey.of(table, row), row, (one, other) -> wins(table, other, one, nowMicros) ? other : one);
        }
        return List.copyOf(winners.values());
    }

    private static boolean wins(
            TableDescription table, @Nullable Object[] row, @Nullable Object[] other, long nowMicros) {
        boolean otherExpired = table.expired(other, nowMicros);
        return table.expired(row, nowMicros) == otherExpired
                ? replaces(table.rule(), table.stamp(other), table.stamp(row))
                : otherExpired;
    }
}
