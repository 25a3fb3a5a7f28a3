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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Restores backups into an empty database. First everything is read and believed or not; only then is the target touched, by
 * the guarded statements. Cut short anywhere, the same call goes on where it was.
 */
public final class Restore {
    private static final Logger LOG = Logger.getLogger(Restore.class.getName());
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Instead of a step to go on at. */
    private static final int ENDED = -1;

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
     * @param before whether this very restore had ended before, and nothing was done now
     */
    public record Restored(long rows, List<String> differing, boolean before) {}

    /** Why the target is not one to restore into; asked before anything is done to another one. */
    public Optional<Refusal> obstacle() {
        try {
            target.prepare().run();
            try (Connection at = target.database().open("restore")) {
                OptionalInt standing = standing(at);
                LOG.log(Level.FINE, "The restore stands at {0}", standing);
                return Optional.empty();
            }
        } catch (NotEmptyException obstacle) {
            return Optional.of(refusal(obstacle));
        } catch (SQLException | RuntimeException failure) {
            return Optional.of(notBegun(failure));
        }
    }

    /** Restores. */
    public Outcome<Restored> run() {
        long nowMicros = ticker.wallMicros();
        Expectation expected = new Expectation(plan.toMicros(), nowMicros);
        int first;
        try {
            check(expected);
            target.prepare().run();
            first = begin(nowMicros);
            if (first == ENDED) {
                return Outcome.done(new Restored(0, List.of(), true));
            }
        } catch (BadBackupException bad) {
            return Outcome.refused(Refusal.of("backup-refused", 409, bad.reason()));
        } catch (NotEmptyException obstacle) {
            return Outcome.refused(refusal(obstacle));
        } catch (IOException | SQLException | RuntimeException failure) {
            return Outcome.refused(notBegun(failure));
        }
        return load(first, nowMicros, expected);
    }

    private Refusal refusal(NotEmptyException obstacle) {
        return Refusal.of(
                "target-not-empty", 409, "the " + target.store().word() + " store is not empty: " + obstacle.reason);
    }

    private Refusal notBegun(Exception failure) {
        String reason = Faults.undefinedTable(failure)
                ? "it is not migrated yet; start a node of the site once"
                : Faults.describe(failure);
        return Refusal.of("restore-not-begun", 503, "the " + target.store().word() + " store: " + reason);
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
            OptionalInt standing = standing(at);
            if (standing.isEmpty()) {
                ledger.begin(at, nowMicros);
            }
            at.commit();
            return standing.orElse(0);
        }
    }

    /** The step to go on at; empty if it is to begin. */
    private OptionalInt standing(Connection at) throws SQLException, NotEmptyException {
        OptionalInt done = ledger.stepsDone(at);
        if (done.isPresent()) {
            return done;
        }
        String obstacle = RestoreLedger.obstacle(at, tables);
        if (obstacle.isEmpty()) {
            return OptionalInt.empty();
        }
        if (ledger.ended(at)) {
            return OptionalInt.of(ENDED);
        }
        throw new NotEmptyException(obstacle);
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
            return new Restored(stored.rows(), differing, false);
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
            this.reason = obstacle;
        }
    }
}
