package io.anlan.replication.reconcile.run;

import io.anlan.replication.reconcile.Finding;
import io.anlan.replication.reconcile.FindingEnd;
import io.anlan.replication.reconcile.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How far a run has come; written by the run, read by any thread. */
final class RunProgress implements Tally {
    /** Findings told over HTTP; the audit table has them all. */
    private static final int TOLD_MAX = 200;

    private final String run;
    private final RunKind kind;
    private final long begunMillis;
    private final List<RunView.Part> parts = new ArrayList<>();
    private final List<RunView.Told> told = new ArrayList<>();
    private final Set<String> standing = new HashSet<>();
    private final TreeSet<String> obstacles = new TreeSet<>();
    private RunState state = RunState.RUNNING;
    private long endedMillis;
    private long found;
    private long mended;

    RunProgress(String run, RunKind kind, long begunMillis) {
        this.run = run;
        this.kind = kind;
        this.begunMillis = begunMillis;
    }

    String run() {
        return run;
    }

    synchronized void begins(String pair, String table, long expected) {
        parts.add(new RunView.Part(pair, table, expected, 0, false));
    }

    @Override
    public synchronized void compared(long rows) {
        RunView.Part part = parts.remove(parts.size() - 1);
        long sum = part.compared() + rows;
        parts.add(new RunView.Part(part.pair(), part.table(), Math.max(part.expected(), sum), sum, false));
    }

    synchronized void done() {
        RunView.Part part = parts.remove(parts.size() - 1);
        parts.add(new RunView.Part(part.pair(), part.table(), part.compared(), part.compared(), true));
    }

    /** A row left by one pair may be mended by the next; then it does not stand any more. */
    @Override
    public synchronized void ended(List<Finding> findings) {
        for (Finding finding : findings) {
            String row = finding.database() + " " + finding.table() + " "
                    + finding.place().hash();
            if (finding.end() == FindingEnd.MENDED) {
                mended++;
                found += standing.remove(row) ? 0 : 1;
            } else {
                found += standing.add(row) ? 1 : 0;
            }
            if (told.size() < TOLD_MAX) {
                told.add(new RunView.Told(
                        finding.database(),
                        finding.table(),
                        finding.place().hash(),
                        finding.kind().name(),
                        finding.end().name(),
                        finding.reason()));
            }
        }
    }

    synchronized void obstacle(String reason) {
        obstacles.add(reason);
    }

    synchronized void ends(boolean stopped, long nowMillis) {
        state = stopped ? RunState.STOPPED : result();
        endedMillis = nowMillis;
    }

    private RunState result() {
        if (!obstacles.isEmpty()) {
            return RunState.NOT_COMPARABLE;
        }
        if (!standing.isEmpty()) {
            return RunState.DIFFERENT;
        }
        return mended > 0 ? RunState.MENDED : RunState.EQUAL;
    }

    synchronized RunView view() {
        return new RunView(
                run,
                kind.name(),
                state.name(),
                String.join("; ", obstacles),
                begunMillis,
                endedMillis,
                parts.stream().mapToLong(RunView.Part::expected).sum(),
                parts.stream().mapToLong(RunView.Part::compared).sum(),
                found,
                mended,
                standing.size(),
                parts,
                told);
    }
}
