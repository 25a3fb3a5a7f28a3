package io.anlan.replication.apply;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableDescription;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a row before any database has seen it. */
public final class RowCheck {
    /** The reason given for a row whose hash does not fit; such rows are counted apart. */
    public static final String HASH_MISMATCH = "row_hash is not the hash of the row's content";

    private RowCheck() {}

    /** Why the row must not be applied; null if it may. */
    public static @Nullable String defect(TableDescription table, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Column column = table.columns().get(i);
            if (values[i] == null && !column.nullable()) {
                return "column " + column.name() + " is null or missing";
            }
        }
        return Arrays.equals(RowHash.of(table, values), table.stamp(values).rowHash()) ? null : HASH_MISMATCH;
    }
}
