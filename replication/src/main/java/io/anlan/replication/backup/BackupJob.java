package io.anlan.replication.backup;

import java.util.List;

/** One thing done about backups: begun, running, ended. */
public final class BackupJob {
    /** How it is. */
    public enum State {
        /** It is being done. */
        RUNNING,
        /** It was done, and found right. */
        DONE,
        /** It was not done, or not to its end; the line says which. */
        FAILED
    }

    private final String kind;
    private final long begunMillis;
    private final Progress progress = new Progress();
    private State state = State.RUNNING;
    private List<String> lines = List.of();
    private long endedMillis;

    BackupJob(String kind, long begunMillis) {
        this.kind = kind;
        this.begunMillis = begunMillis;
    }

    /** {@code backup}, {@code verify} or {@code restore}. */
    public String kind() {
        return kind;
    }

    public Progress progress() {
        return progress;
    }

    public long begunMillis() {
        return begunMillis;
    }

    public synchronized State state() {
        return state;
    }

    /** What came of it, a line for each database; or why it failed. */
    public synchronized List<String> lines() {
        return lines;
    }

    /** When it ended; 0 while it runs. */
    public synchronized long endedMillis() {
        return endedMillis;
    }

    State done(List<String> told, long nowMillis) {
        return end(State.DONE, told, nowMillis);
    }

    State failed(String reason, long nowMillis) {
        return end(State.FAILED, List.of(reason), nowMillis);
    }

    private synchronized State end(State now, List<String> told, long nowMillis) {
        state = now;
        lines = List.copyOf(told);
        endedMillis = nowMillis;
        return now;
    }
}
