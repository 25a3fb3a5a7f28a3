package io.anlan.app.journal;

import java.util.Arrays;

/** What a node says of its own site. */
public enum SiteState {
    /** It is coming up and answers nobody yet. */
    STARTING,
    /** It takes requests, and what the peer writes to it becomes rows. */
    SERVING,
    /** Its database is new and is being filled from the peer's: it takes no requests and vouches for nothing until it is whole. */
    REJOINING,
    /** Its database does not answer: what the peer writes to it would stay in memory. */
    STORE_LOST,
    /** It finishes what is in flight and accepts nothing new. */
    DRAINING,
    /** A word of a later release, heard from the peer: it may mean the worst, so nothing is believed under it. */
    UNKNOWN;

    static SiteState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
