package io.anlan.sandbox.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How badly the identity service behaves at the moment; a test turns them. */
record Knobs(
        @JsonProperty long latencyMillis,
        @JsonProperty double unavailableRatio,
        @JsonProperty boolean forged) {

    static final Knobs WELL_BEHAVED = new Knobs(0, 0, false);
    private static final long LATENCY_MILLIS_MAX = 60_000;

    boolean sane() {
        return latencyMillis >= 0
                && latencyMillis <= LATENCY_MILLIS_MAX
                && unavailableRatio >= 0
                && unavailableRatio <= 1;
    }
}
