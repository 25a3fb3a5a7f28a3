package io.anlan.replication.reseed;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How far a reseed is; written by the run, read by anybody. */
public final class ReseedProgress {
    private final LongAdder all;
    private final AtomicLong rows = new AtomicLong();
    private volatile String step = "looks at both sites";
    private volatile long rowsExpected;

    /** @param all rows copied since the process began, for metrics */
    ReseedProgress(LongAdder all) {
        this.all = all;
    }

    void step(ReseedStep next) {
        step = next.words();
        rowsExpected = 0;
        rows.set(0);
    }

    /** About so many rows will be treated in this step, and so many of them were treated before. */
    public void expects(long expected, long before) {
        rowsExpected = expected;
        rows.set(before);
    }

    /** So many more rows are treated. */
    public void copied(long more) {
        rows.addAndGet(more);
        all.add(more);
    }

    /** What it is at. */
    public String step() {
        return step;
    }

    /** Rows treated in this step. */
    public long rows() {
        return rows.get();
    }

    /** Rows this step will treat; 0 if nobody knows. */
    public long rowsExpected() {
        return rowsExpected;
    }
}
