package io.anlan.replication.backup;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.ChunkReader;
import io.anlan.replication.backup.format.StoredRow;
import io.anlan.replication.database.Faults;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Restores backups into an empty database. First everything is read and believed or not; only then is the target touched, by
 * the guarded statements. Cut short anywhere, the same call goes on where it was.
 */
public final class Restore {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final RestoreTarget target;
    private final List<BackupReader> backups;
    private final List<TableDescription> tables;
    private final Ticker ticker;
    private final Progress progress;
    private final RestorePlan plan;
    private final RestoreLedger ledger;

    /** @param backups the base first, then what changed since, in order */
    public Restore(
            RestoreTarget target,
            List<TableDescription> tables,
            List<BackupReader> backups,
            long toMicros,
            Ticker ticker,
            Progress progress) {
        this.target = target;
        this.tables = List.copyOf(tables);
        this.backups = List.copyOf(backups);
        this.ticker = ticker;
        this.progress = progress;
        this.plan = RestorePlan.of(backups.stream().map(BackupReader::manifest).toList(), target.store(), toMicros);
        this.ledger = new RestoreLedger(plan);
    }

    /**
     * What was restored.
     *
     * @param rows of all tables
     * @param differing tables that hold something else than the backup; somebody wrote into them meanwhile
     */
    public record Restored(long rows, List<String> differing) {}

    /** Restores. */
    public Outcome<Restored> run() {
        long nowMicros = ticker.wallMicros();
        Expectation expected = new Expectation(plan.toMicros(), nowMicros);
        int first;
        try {
            check(expected);
            target.prepare().run();
            first = begin(nowMicros);
        } catch (BadBackupException bad) {
            return Outcome.refused(Refusal.of("backup-refused", 409, bad.reason()));
        } catch (NotEmptyException obstacle) {
            return Outcome.refused(Refusal.of("target-not-empty", 409, obstacle.reason));
        } catch (IOException | SQLException | RuntimeException failure) {
            return Outcome.refused(Refusal.of("restore-not-begun", 503, Faults.describe(failure)));
        }
        return load(first, nowMicros, expected);
    }

    private Outcome<Restored> load(int first, long nowMicros, Expectation expected) {
        progress.step("restores " + target.store().word(), rowsFrom(first));
        int step = first;
        try {
            while (step < plan.steps().size()) {
                load(step, nowMicros);
                step++;
            }
            progress.step("compares " + target.store().word(), 0);
            return Outcome.done(compare(nowMicros, expected));
        } catch (IOException | SQLException | BadBackupException | RuntimeException failure) {
            return Outcome.inDoubt(new Doubt(
                    "stopped after step " + step + " of " + plan.steps().size() + " (" + Faults.describe(failure)
                            + "); the same command goes on from there",
                    SOON));
        }
    }

    /** The base comes last: see {@link Expectation}. */
    private void check(Expectation expected) throws IOException, BadBackupException {
        for (int backup = backups.size() - 1; backup >= 0; backup--) {
            if (backup == 0) {
                expected.baseBegins();
            }
            backups.get(backup).check(progress, expected::add);
        }
    }

    private int begin(long nowMicros) throws SQLException, NotEmptyException {
        if (target.trial()) {
            return 0;
        }
        try (Connection at = target.database().open("restore")) {
            OptionalInt done = ledger.stepsDone(at);
            if (done.isEmpty()) {
                String obstacle = RestoreLedger.obstacle(at, tables);
                if (!obstacle.isEmpty()) {
                    throw new NotEmptyException(obstacle);
                }
                ledger.begin(at, nowMicros);
            }
            at.commit();
            return done.orElse(0);
        }
    }

    private void load(int number, long nowMicros) throws IOException, BadBackupException, SQLException {
        RestorePlan.Step step = plan.steps().get(number);
        BackupReader backup = backups.get(step.backup());
        ChunkReader chunk = backup.chunk(step.chunk());
        List<@Nullable Object[]> rows = chunk.rows().stream()
                .filter(row -> row.committedMicros() <= plan.toMicros())
                .map(StoredRow::values)
                .toList();
        // A session per step: none may stand idle while the store is slow.
        try (Connection at = target.database().open("restore")) {
            if (tables.contains(chunk.table())) {
                TableDescription table = target.naming().apply(chunk.table());
                int unused = target.database().write(at, table, RowOrder.winners(table, rows, nowMicros), nowMicros);
            }
            if (!target.trial()) {
                ledger.done(at, number);
            }
            at.commit();
        }
        progress.treated(
                chunk.rows().size(),
                backup.manifest().chunks().get(step.chunk()).bytes());
    }

    private Restored compare(long nowMicros, Expectation expected) throws SQLException {
        try (Connection at = target.database().open("restore")) {
            StoredDigests stored = StoredDigests.in(at, target.store().engine());
            List<String> differing = stored.differing(tables, target.naming(), expected, nowMicros);
            if (differing.isEmpty() && !target.trial()) {
                ledger.end(at, ticker.wallMicros());
            }
            at.commit();
            return new Restored(stored.rows(), differing);
        }
    }

    private long rowsFrom(int first) {
        return plan.steps().subList(first, plan.steps().size()).stream()
                .mapToLong(step -> backups.get(step.backup())
                        .manifest()
                        .chunks()
                        .get(step.chunk())
                        .rows())
                .sum();
    }

    /** The target is not one to begin in. */
    private static final class NotEmptyException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        NotEmptyException(String obstacle) {
            super(obstacle);
            this.reason = "the target is not empty: " + obstacle;
        }
    }
}
