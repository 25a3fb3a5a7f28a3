package io.anlan.replication.link;

import java.time.Duration;

/**
 * Decides whether the reader is gone that a source which answers does not see. One that is just beginning was not seen yet: on
 * a machine that is overloaded it takes longer than a running one may be silent, and whoever ends it then ends each that follows.
 */
final class ReaderSeen {
    /** So many times the silence of one that was seen. */
    private static final int BEGINNING = 12;

    private final Duration silenceMax;
    private boolean seen;

    ReaderSeen(Duration silenceMax) {
        this.silenceMax = silenceMax;
    }

    /**
     * @param now whether the source sees the reader
     * @param silence for how long it has told nothing
     */
    boolean gone(boolean now, Duration silence) {
        seen |= now;
        return !now && silence.compareTo(seen ? silenceMax : silenceMax.multipliedBy(BEGINNING)) > 0;
    }
}
