package io.anlan.replication.http;

import io.anlan.replication.reseed.ReseedJob;
import java.util.List;

/**
 * The reseed this process does, or did last.
 *
 * @param state {@code NONE} if it did none
 * @param rowsExpected of this step; 0 if nobody knows
 * @param lines what came of it, or why it stopped
 */
public record ReseedView(
        String state,
        String step,
        long rows,
        long rowsExpected,
        long begunMillis,
        long endedMillis,
        List<String> lines) {
    static final ReseedView NONE = new ReseedView("NONE", "", 0, 0, 0, 0, List.of());

    static ReseedView of(ReseedJob job) {
        return new ReseedView(
                job.state().name(),
                job.progress().step(),
                job.progress().rows(),
                job.progress().rowsExpected(),
                job.begunMillis(),
                job.endedMillis(),
                job.lines());
    }
}
