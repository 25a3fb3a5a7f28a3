package io.anlan.replication.reseed;

import java.util.List;

/** A reseed as this process does it: begun, running, ended. */
public final class ReseedJob {
    /** How it is. */
    public enum State {
        /** It goes on. */
        RUNNING,
        /** The site's databases are filled and compared. */
        DONE,
        /** It was not begun, or stopped on its way; the line says which. */
        FAILED
    }

    private final long begunMillis;
    private final ReseedProgress progress;
    private State state = State.RUNNING;
    private List<String> lines = List.of();
    private long endedMillis;

    ReseedJob(long begunMillis, ReseedProgress progress) {
        this.begunMillis = begunMillis;
        this.progress = progress;
    }

    public ReseedProgress progress() {
        return progress;
    }

    public long begunMillis() {
        return begunMillis;
    }

    public synchronized State state() {
        return state;
    }

    /** What came of it, or why it stopped. */
    public synchronized List<String> lines() {
        return lines;
    }

    /** When it ended; 0 while it runs. */
    public synchronized long endedMillis() {
        return endedMillis;
    }

    synchronized State end(State now, List<String> told, long nowMillis) {
        state = now;
        lines = List.copyOf(told);
        endedMillis = nowMillis;
        return now;
    }
}
