package io.anlan.replication.parking;

import io.anlan.kernel.merge.TableDescription;
import org.jspecify.annotations.Nullable;

/** A row that waits aside, as it is read back for another try. */
@SuppressWarnings("ArrayRecordComponent") // Rows are never compared.
public record ParkedRow(
        long id, TableDescription table, @Nullable Object[] values) {}
