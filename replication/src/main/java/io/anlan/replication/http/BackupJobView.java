package io.anlan.replication.http;

import io.anlan.replication.backup.BackupJob;
import java.util.List;

/**
 * What is being done about backups, or was done last.
 *
 * @param state {@code NONE} if nothing was done since the process began
 * @param rowsExpected of this step; 0 if nobody knows
 * @param lines what came of it, or why it failed
 */
public record BackupJobView(
        String kind,
        String state,
        String step,
        long rows,
        long rowsExpected,
        long bytes,
        long begunMillis,
        long endedMillis,
        List<String> lines) {
    static final BackupJobView NONE = new BackupJobView("", "NONE", "", 0, 0, 0, 0, 0, List.of());

    static BackupJobView of(BackupJob job) {
        return new BackupJobView(
                job.kind(),
                job.state().name(),
                job.progress().step(),
                job.progress().rows(),
                job.progress().rowsExpected(),
                job.progress().bytes(),
                job.begunMillis(),
                job.endedMillis(),
                job.lines());
    }
}
