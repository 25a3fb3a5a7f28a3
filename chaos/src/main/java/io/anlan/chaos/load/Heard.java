package io.anlan.chaos.load;

import org.jspecify.annotations.Nullable;

/** What a citizen's client heard in the end, how many sends it took, and how long the first of them ran. */
public record Heard(
        Reply.Verdict verdict,
        @Nullable Acknowledgement acknowledgement,
        String problem,
        int sends,
        long firstAttemptNanos) {}
