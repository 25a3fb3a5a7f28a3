package io.anlan.replication.backup;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.database.Faults;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Restores what was saved into an empty database. First everything is read and believed or not; only then is the target touched, by
 * the guarded statements. Cut short anywhere, the same call goes on where it was.
 */
public final class Restore {
    private static final Logger LOG = Logger.getLogger(Restore.class.getName());
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Instead of a step to go on at. */
    private static final int ENDED = -1;

    private final RestoreTarget target;
    private final RestoreContent content;
    private final List<TableDescription> tables;
    private final Ticker ticker;
    private final Progress progress;
    private final RestorePlan plan;
    private final RestoreLedger ledger;
    private @Nullable Expectation expected;
    private long nowMicros;

    public Restore(
            RestoreTarget target,
            List<TableDescription> tables,
            RestoreContent content,
            Ticker ticker,
            Progress progress) {
        this.target = target;
        this.tables = List.copyOf(tables);
        this.content = content;
        this.ticker = ticker;
        this.progress = progress;
        this.plan = RestorePlan.of(content, target.store());
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

    /**
     * Reads and believes the backup and asks the target, which nothing is written to yet; why it cannot be done, if it cannot.
     * To be asked of all databases of a site before one of them is restored.
     */
    public Optional<Refusal> obstacle() {
        try {
            if (expected == null) {
                nowMicros = ticker.wallMicros();
                expected = content.check(progress, nowMicros);
            }
            target.prepare().run();
            if (!target.trial()) {
                try (Connection at = target.database().open("restore")) {
                    OptionalInt standing = standing(at);
                    LOG.log(Level.FINE, "The restore stands at {0}", standing);
                }
            }
            return Optional.empty();
        } catch (BadBackupException bad) {
            return Optional.of(Refusal.of("backup-refused", 409, bad.reason()));
        } catch (NotEmptyException obstacle) {
            return Optional.of(refusal(obstacle));
        } catch (IOException | SQLException | RuntimeException failure) {
            return Optional.of(notBegun(failure));
        }
    }

    /** Notes in the target that it begins, and does nothing more; why it cannot, if it cannot. */
    Optional<Refusal> note() {
        try {
            int first = begin();
            LOG.log(Level.FINE, "The restore is noted and stands at {0}", first);
            return Optional.empty();
        } catch (NotEmptyException meanwhile) {
            return Optional.of(refusal(meanwhile));
        } catch (SQLException | RuntimeException failure) {
            return Optional.of(notBegun(failure));
        }
    }

    /** Restores. */
    public Outcome<Restored> run() {
        Optional<Refusal> obstacle = obstacle();
        Expectation due = expected;
        if (obstacle.isPresent() || due == null) {
            return Outcome.refused(obstacle.orElseThrow());
        }
        try {
            int first = begin();
            return first == ENDED ? Outcome.done(new Restored(0, List.of(), true)) : load(first, due);
        } catch (NotEmptyException meanwhile) {
            return Outcome.refused(refusal(meanwhile));
        } catch (SQLException | RuntimeException failure) {
            return Outcome.refused(notBegun(failure));
        }
    }

    private Refusal refusal(NotEmptyException obstacle) {
        return Refusal.of(
                "target-not-empty",
                409,
                "the " + target.store().word() + " store is not empty: " + obstacle.obstacle());
    }

    private Refusal notBegun(Exception failure) {
        String reason = Faults.undefinedTable(failure)
                ? "it is not migrated yet; start a node of the site once"
                : Faults.describe(failure);
        return Refusal.of("restore-not-begun", 503, "the " + target.store().word() + " store: " + reason);
    }

    private Outcome<Restored> load(int first, Expectation due) {
        progress.step("restores " + target.store().word(), content.rowsFrom(first));
        int step = first;
        try {
            while (step < plan.steps()) {
                load(step);
                step++;
            }
            progress.step("compares " + target.store().word(), 0);
            return Outcome.done(compare(due));
        } catch (IOException | SQLException | BadBackupException | RuntimeException failure) {
            return Outcome.inDoubt(new Doubt(
                    "stopped after step " + step + " of " + plan.steps() + " (" + Faults.describe(failure)
                            + "); the same command goes on from there",
                    SOON));
        }
    }

    private int begin() throws SQLException, NotEmptyException {
        if (target.trial()) {
            return 0;
        }
        try (Connection at = target.database().open("restore")) {
            RestoreLedger.claim(at, target.store());
            OptionalInt standing = standing(at);
            if (standing.isEmpty()) {
                ledger.begin(at, target.store(), nowMicros);
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

    private void load(int number) throws IOException, BadBackupException, SQLException {
        Map<TableDescription, List<@Nullable Object[]>> step = content.read(number);
        // A session per step: none may stand idle while the store is slow.
        try (Connection at = target.database().open("restore")) {
            for (TableDescription of : tables) {
                TableDescription table = target.naming().apply(of);
                List<@Nullable Object[]> rows = RowOrder.winners(table, step.getOrDefault(of, List.of()), nowMicros);
                int unused = rows.isEmpty() ? 0 : target.database().write(at, table, rows, nowMicros);
            }
            if (!target.trial()) {
                ledger.done(at, number);
            }
            at.commit();
        }
        progress.treated(content.rows(number), 0);
    }

    private Restored compare(Expectation due) throws SQLException {
        try (Connection at = target.database().open("restore")) {
            StoredDigests stored = StoredDigests.in(at, target.store().engine());
            List<String> differing = stored.differing(tables, target.naming(), due, nowMicros);
            if (differing.isEmpty() && !target.trial()) {
                ledger.end(at, ticker.wallMicros());
            }
            at.commit();
            return new Restored(stored.rows(), differing, false);
        }
    }
}
