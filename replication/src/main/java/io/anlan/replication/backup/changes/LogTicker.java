package io.anlan.replication.backup.changes;

import io.anlan.replication.database.Faults;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the time into the log of a database while its changes are recorded, in one session for as long as that lasts. */
public final class LogTicker {
    private static final Logger LOG = Logger.getLogger(LogTicker.class.getName());

    private final ChangeLog.Source source;
    private final ChangesFigures figures;
    private @Nullable ChangeLog log;

    public LogTicker(ChangeLog.Source source, ChangesFigures figures) {
        this.source = source;
        this.figures = figures;
    }

    /** Writes it once. */
    public synchronized void run() {
        try {
            if (!figures.recording()) {
                close();
                return;
            }
            ChangeLog at = log == null ? source.open() : log;
            log = at;
            at.tick();
        } catch (SQLException | RuntimeException failure) {
            // Without ticks what links bring is dated by the commits around it; the next try opens a new session.
            LOG.log(Level.FINE, () -> "No tick: " + Faults.describe(failure));
            close();
        }
    }

    /** Ends the session. */
    public synchronized void close() {
        ChangeLog at = log;
        log = null;
        if (at != null) {
            try {
                at.close();
            } catch (SQLException gone) {
                LOG.log(Level.FINE, "The session was gone", gone);
            }
        }
    }
}
