package io.anlan.replication.backup;

import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Records what a registration store commits between its whole backups. */
public interface ChangeHistory {
    /** Sees to it that whatever is committed from now on is recorded; called before the moment of a whole backup. */
    void begin() throws SQLException, IOException;

    /** What was committed after a backup up to a moment; refused if that is not known without a gap. */
    Changes after(BackupStore store, Manifest whole, RestoreMoment moment) throws IOException, BadBackupException;

    /**
     * Deletes what no whole backup that is kept needs; answers how many segments went.
     *
     * @param olderThanMicros what no backup needs goes when it ended before
     */
    int forget(BackupStore store, Needing whole, long olderThanMicros) throws IOException;

    /**
     * The whole backups a store keeps.
     *
     * @param told whether those are all; else there are some that cannot be read here and now, and what may follow them is needed
     */
    record Needing(List<Manifest> kept, boolean told) {
        public Needing {
            kept = List.copyOf(kept);
        }
    }
}
