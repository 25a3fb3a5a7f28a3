package io.anlan.replication.apply;

import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.position.ResumePoint;
import java.util.List;

/**
 * What one target transaction brings.
 *
 * @param rows in the order of the source's commits
 * @param at everything the source committed up to here is in the target once this chunk is
 */
public record Chunk(List<RowChanged> rows, ResumePoint at) {
    public Chunk {
        rows = List.copyOf(rows);
    }
}
