package io.anlan.replication.reconcile.run;

import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.database.Faults;
import io.anlan.replication.reconcile.Comparison;
import io.anlan.replication.reconcile.Finding;
import io.anlan.replication.reconcile.Pair;
import io.anlan.replication.reconcile.Scope;
import io.anlan.replication.reconcile.Tally;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One comparison of all pairs of a site, table by table. A pair that cannot be compared does not keep the next from it. */
final class ReconcileRun {
    private static final Logger LOG = Logger.getLogger(ReconcileRun.class.getName());

    private final RunRequest request;
    private final RunProgress progress;
    private final RunControl control;
    private final ReconcileCounters counters;
    private final List<PairSource> sources;
    private final Audit audit;
    private final Ticker ticker;

    ReconcileRun(
            RunRequest request,
            RunProgress progress,
            RunControl control,
            ReconcileCounters counters,
            List<PairSource> sources,
            Audit audit,
            Ticker ticker) {
        this.request = request;
        this.progress = progress;
        this.control = control;
        this.counters = counters;
        this.sources = sources;
        this.audit = audit;
        this.ticker = ticker;
    }

    RunProgress progress() {
        return progress;
    }

    RunKind kind() {
        return request.kind();
    }

    /** Whether its result is told; the last of its sessions may still be closing. */
    boolean ended() {
        return !progress.view().state().equals(RunState.RUNNING.name());
    }

    void stop() {
        control.stop();
    }

    /** It has ended by what it did not foresee. */
    void broke(Throwable failure) {
        progress.obstacle("it broke: " + Faults.describe(failure));
        progress.ends(control.stopped(), ticker.wallMillis());
    }

    void run() {
        try (Audit.Session session = audit.open(progress.run())) {
            if (!session.lock()) {
                progress.obstacle("another replicator of this site compares just now");
                progress.ends(control.stopped(), ticker.wallMillis());
                return;
            }
            session.begins(request);
            for (PairSource source : sources) {
                onePair(source, session);
            }
            progress.ends(control.stopped(), ticker.wallMillis());
            session.ends(progress.view());
        } catch (SQLException | RuntimeException failure) {
            LOG.log(Level.FINE, "A comparison broke off", failure);
            progress.obstacle("this site's registration store: " + Faults.describe(failure));
            progress.ends(control.stopped(), ticker.wallMillis());
        }
        counters.ended(progress.view());
    }

    private void onePair(PairSource source, Audit.Session session) {
        try (PairSource.OpenPair open = source.open(request)) {
            compare(open.pair(), session);
        } catch (SQLException | RuntimeException failure) {
            LOG.log(Level.FINE, "A pair could not be compared", failure);
            progress.obstacle(source.name() + ": " + Faults.describe(failure));
        }
    }

    private void compare(Pair pair, Audit.Session session) throws SQLException {
        Scope scope = Scope.at(ticker.wallMicros(), request.sinceVersion());
        Comparison comparison = new Comparison(pair, scope, session, control, new Both());
        for (TableDescription table : pair.tables()) {
            if (control.stopped() || request.table() != null && !table.name().equals(request.table())) {
                continue;
            }
            progress.begins(pair.name(), table.name(), pair.left().session().count(table));
            comparison.table(table, control::goOn).ifPresentOrElse(progress::obstacle, progress::done);
        }
        if (!control.stopped()) {
            comparison.parked();
        }
    }

    /** Tells progress, pace and metrics. */
    private final class Both implements Tally {
        @Override
        public void compared(long rows) {
            progress.compared(rows);
            control.compared(rows);
            counters.compared(rows);
        }

        @Override
        public void ended(List<Finding> findings) {
            progress.ended(findings);
            counters.ended(findings);
        }
    }
}
