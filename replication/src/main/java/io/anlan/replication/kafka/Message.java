package io.anlan.replication.kafka;

import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.position.ResumePoint;

/** What travels in one partition. */
sealed interface Message {
    /** One row as the source wrote it. */
    record Row(RowChanged change) implements Message {}

    /**
     * A batch is complete in this partition.
     *
     * @param number batches of a link are numbered without gaps
     * @param rows so many rows of it came by this partition
     * @param at everything the source committed up to here is in this batch or an earlier one
     */
    record BatchEnd(long number, int rows, ResumePoint at) implements Message {}
}
