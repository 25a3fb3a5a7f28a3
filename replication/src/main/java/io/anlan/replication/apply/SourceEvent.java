package io.anlan.replication.apply;

import io.anlan.kernel.merge.TableDescription;
import org.jspecify.annotations.Nullable;

/** What a source tells, in the order in which it committed. */
public sealed interface SourceEvent {

    /**
     * A row as the source wrote it.
     *
     * @param values in the column order of the table
     * @param position where the change stands in the source's log
     * @param defect why it must not be applied as it is; null if nothing is wrong with it
     */
    @SuppressWarnings("ArrayRecordComponent") // Rows are never compared; a list would cost a copy of each.
    record RowChanged(
            TableDescription table,
            @Nullable Object[] values,
            long position,
            @Nullable String defect) implements SourceEvent {}

    /**
     * A source transaction is complete; everything the source committed up to {@code position} has been told.
     *
     * @param committedMicros when the source committed it
     */
    record TransactionEnded(long position, long committedMicros) implements SourceEvent {}

    /**
     * A heartbeat written into the source's log: everything the source committed up to {@code position} has been told.
     *
     * @param writtenMicros when the source wrote it
     */
    record Heartbeat(long position, long writtenMicros) implements SourceEvent {}
}
