package io.anlan.replication.http;

import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.changes.ChangesFigures;
import io.anlan.replication.backup.changes.RecordedHistory;
import io.anlan.replication.backup.changes.RecordedHistory.Reach;
import java.io.IOException;
import java.util.Optional;

/** What is told about the recording of changes. */
public class ChangesBoard {
    private static final Reach NOTHING = new Reach("", 0, 0, 0, "");

    private final Optional<RecordedHistory> history;
    private final ChangesFigures figures;

    /** @param history empty if this replicator was given no store */
    public ChangesBoard(Optional<RecordedHistory> history, ChangesFigures figures) {
        this.history = history;
        this.figures = figures;
    }

    /**
     * How far segments reach.
     *
     * @param recording whether they go on just now
     * @param problem why not, or why those there are not believed; empty if all is well
     */
    public record View(
            String chain,
            int segments,
            long fromMicros,
            long untilMicros,
            boolean recording,
            boolean copied,
            long keptLogBytes,
            String problem) {}

    View view(BackupStore store) throws IOException {
        Reach reach = history.isEmpty() ? NOTHING : history.get().reach(store).orElse(NOTHING);
        return new View(
                reach.chain(),
                reach.segments(),
                reach.fromMicros(),
                reach.untilMicros(),
                figures.recording(),
                figures.copied(),
                figures.keptBytes(),
                reach.problem().isEmpty() ? figures.problem() : reach.problem());
    }
}
