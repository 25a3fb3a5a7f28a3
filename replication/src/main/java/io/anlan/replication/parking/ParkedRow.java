package io.anlan.replication.parking;

import io.anlan.kernel.merge.RowKey;
import io.anlan.kernel.merge.TableDescription;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A row that waits aside, as it is read back for another try. */
@SuppressWarnings("ArrayRecordComponent") // Rows are never compared.
public record ParkedRow(
        long id, TableDescription table, @Nullable Object[] values) {
    /** The order of tables, then of keys; of rows of one key the guard chooses. For rows without a defect. */
    public static final Comparator<ParkedRow> LOCK_ORDER = Comparator.comparing(
                    ParkedRow::table, TableDescription.LOCK_ORDER)
            .thenComparing(row -> RowKey.of(row.table(), row.values()));
}
