package io.anlan.replication.apply;

import io.anlan.replication.apply.SourceEvent.RowChanged;
import java.util.List;

/**
 * What one target transaction brings.
 *
 * @param rows in the order of the source's commits
 * @param position everything the source committed up to here is in the target once this chunk is
 * @param committedMicros when the source last committed or beat, as far as this chunk tells
 */
public record Chunk(List<RowChanged> rows, long position, long committedMicros) {
    public Chunk {
        rows = List.copyOf(rows);
    }
}
