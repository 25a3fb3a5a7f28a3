package io.anlan.replication.backup;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.database.Faults;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Restores a backup beside the real tables and lets the database compute whether it is what was saved. */
public final class BackupTrial {
    private static final Logger LOG = Logger.getLogger(BackupTrial.class.getName());

    private final RestoreTarget real;
    private final List<TableDescription> tables;
    private final Ticker ticker;
    private final Progress progress;

    public BackupTrial(RestoreTarget real, List<TableDescription> tables, Ticker ticker, Progress progress) {
        this.real = real;
        this.tables = List.copyOf(tables);
        this.ticker = ticker;
        this.progress = progress;
    }

    /** Tries what was saved. */
    public Outcome<Restore.Restored> run(RestoreContent content) {
        ScratchTables scratch = new ScratchTables(real, tables);
        try {
            real.prepare().run();
            scratch.create();
            return new Restore(scratch.target(), tables, content, ticker, progress).run();
        } catch (SQLException | RuntimeException failure) {
            return Outcome.refused(
                    Refusal.of("verify-not-begun", 503, "no scratch tables: " + Faults.describe(failure)));
        } finally {
            drop(scratch);
        }
    }

    private static void drop(ScratchTables scratch) {
        try {
            scratch.drop();
        } catch (SQLException | RuntimeException failure) {
            // They take room and nothing else; the next trial begins by dropping them.
            LOG.log(Level.WARNING, () -> "Scratch tables are left over: " + Faults.describe(failure));
        }
    }
}
