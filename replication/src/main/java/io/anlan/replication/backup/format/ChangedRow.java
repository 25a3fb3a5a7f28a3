package io.anlan.replication.backup.format;

import io.anlan.kernel.merge.TableDescription;
import org.jspecify.annotations.Nullable;

/**
 * A row as some transaction left it.
 *
 * @param micros when that was committed, by the clock of the database; never less than of the row before
 * @param values in the column order of the table
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are never compared; a list would cost a copy of each.
public record ChangedRow(
        long micros, TableDescription table, @Nullable Object[] values) {}
