package io.anlan.local;

import java.util.Optional;

/** How one part is at this moment. */
public record PartStatus(
        String name,
        PartKind kind,
        Optional<String> site,
        State state,
        String address,
        Optional<Long> pid,
        long residentBytes,
        int processes) {

    /** What a part does. */
    public enum State {
        /** It does not run. */
        DOWN,
        /** It stands still, stopped by a signal. */
        FROZEN,
        /** It runs but does not do its work yet, or no more. */
        NOT_READY,
        /** It does its work. */
        READY
    }
}
