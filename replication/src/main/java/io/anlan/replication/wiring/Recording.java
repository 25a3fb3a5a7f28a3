package io.anlan.replication.wiring;

import io.anlan.kernel.SiteId;
import io.anlan.replication.backup.BackupKeys;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.BackupWriter;
import io.anlan.replication.backup.changes.ChangeLog;
import io.anlan.replication.backup.changes.ChangeRecorder;
import io.anlan.replication.backup.changes.ChangesFigures;
import io.anlan.replication.backup.changes.LogTicker;
import io.anlan.replication.backup.changes.RecordedHistory;
import io.anlan.replication.backup.postgres.PostgresChangeLog;
import io.anlan.replication.database.Faults;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** Records what this site's registration store commits between its whole backups. */
final class Recording {
    private static final Logger LOG = Logger.getLogger(Recording.class.getName());
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Duration every;
    private final ChangesFigures figures;
    private final ChangeRecorder recorder;
    private final LogTicker ticker;
    private final RecordedHistory history;

    Recording(
            ReplicatorConfig config,
            BackupWriter.Settings settings,
            BackupKeys keys,
            Optional<BackupStore> copies,
            ChangesFigures figures) {
        SiteId site = SiteId.of(config.site().id());
        ChangeLog.Source source = () -> PostgresChangeLog.open(config.pg().address(), settings.catalog());
        this.every = config.backup().segmentEvery();
        this.figures = figures;
        this.recorder = new ChangeRecorder(source, site, settings, keys, copies, figures);
        this.ticker = new LogTicker(source, figures);
        this.history = new RecordedHistory(
                every.isZero() ? Optional.empty() : Optional.of(recorder), site, keys, settings.catalog());
    }

    RecordedHistory history() {
        return history;
    }

    /** Whether only a whole backup makes it go on. */
    boolean broken() {
        return figures.broken();
    }

    void start(ScheduledExecutorService clock) {
        if (every.isZero()) {
            clock.execute(this::end);
            return;
        }
        var segments = clock.scheduleWithFixedDelay(this::record, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        var ticks = clock.scheduleWithFixedDelay(ticker::run, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        LOG.fine(() -> "Changes are recorded each " + every + ": " + segments + ", " + ticks);
    }

    private void record() {
        String before = figures.problem();
        boolean goesOn = recorder.run();
        if (!figures.problem().equals(before)) {
            LOG.info(() -> goesOn && figures.recording()
                    ? "Changes of the registration store are recorded"
                    : "Changes of the registration store are not recorded: " + figures.problem());
        }
    }

    /** What a replicator before this one may have left would hold the database's log. */
    private void end() {
        try {
            recorder.end();
        } catch (SQLException | RuntimeException failure) {
            LOG.warning(() -> "The slot of the backup may be left over: " + Faults.describe(failure));
        }
    }
}
