package io.anlan.replication.reconcile.run;

import io.anlan.replication.reconcile.Finding;
import io.anlan.replication.reconcile.FindingEnd;
import io.anlan.replication.reconcile.FindingKind;
import io.anlan.replication.reconcile.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What comparisons of this process have come to, for metrics. */
public final class ReconcileCounters implements Tally {
    private final LongAdder rows = new LongAdder();
    private final LongAdder mended = new LongAdder();
    private final Map<FindingKind, LongAdder> found = new EnumMap<>(FindingKind.class);
    private final Map<RunState, LongAdder> runs = new EnumMap<>(RunState.class);
    private final AtomicLong standing = new AtomicLong();

    public ReconcileCounters() {
        for (FindingKind kind : FindingKind.values()) {
            found.put(kind, new LongAdder());
        }
        for (RunState state : RunState.values()) {
            runs.put(state, new LongAdder());
        }
    }

    /** Rows compared, counted once for each pair of databases. */
    public LongAdder rows() {
        return rows;
    }

    /** Rows mended. */
    public LongAdder mended() {
        return mended;
    }

    /** Differences found. */
    public LongAdder found(FindingKind kind) {
        return Objects.requireNonNull(found.get(kind));
    }

    /** Runs ended with this. */
    public LongAdder runs(RunState state) {
        return Objects.requireNonNull(runs.get(state));
    }

    /** Differences that the last whole run could not mend. */
    public AtomicLong standing() {
        return standing;
    }

    @Override
    public void compared(long more) {
        rows.add(more);
    }

    @Override
    public void ended(List<Finding> findings) {
        for (Finding finding : findings) {
            found(finding.kind()).increment();
            mended.add(finding.end() == FindingEnd.MENDED ? 1 : 0);
        }
    }

    void ended(RunView run) {
        RunState state = RunState.valueOf(run.state());
        runs(state).increment();
        if (state != RunState.STOPPED && state != RunState.NOT_COMPARABLE) {
            standing.set(run.left());
        }
    }
}
