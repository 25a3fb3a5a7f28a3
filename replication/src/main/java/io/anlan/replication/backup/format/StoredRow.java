package io.anlan.replication.backup.format;

import org.jspecify.annotations.Nullable;

/**
 * A row of a backup.
 *
 * @param committedMicros when it was committed; 0 for a row of a base, which was there when the base was taken
 * @param values in the column order of the table
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are never compared; a list would cost a copy of each.
public record StoredRow(long committedMicros, @Nullable Object[] values) {}
