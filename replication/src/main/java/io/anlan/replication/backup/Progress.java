package io.anlan.replication.backup;

import java.util.concurrent.atomic.AtomicLong;

/** How far a run is; written by the run, read by anybody. */
public final class Progress {
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile String step = "begins";
    private volatile long rowsExpected;

    /** Begins a step that will treat about so many rows; 0 if nobody knows. */
    void step(String name, long expected) {
        step = name;
        rowsExpected = expected;
        rows.set(0);
    }

    void treated(long moreRows, long moreBytes) {
        rows.addAndGet(moreRows);
        bytes.addAndGet(moreBytes);
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

    /** Bytes read from or written to the store. */
    public long bytes() {
        return bytes.get();
    }
}
