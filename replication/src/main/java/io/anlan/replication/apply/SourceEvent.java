package io.anlan.replication.apply;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.position.ResumePoint;
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
     * A source transaction is complete.
     *
     * @param at everything the source committed up to here has been told
     */
    record TransactionEnded(ResumePoint at) implements SourceEvent {}

    /**
     * The source goes on, and nothing else is to be told.
     *
     * @param at everything the source committed up to here has been told
     */
    record Heartbeat(ResumePoint at) implements SourceEvent {}
}
