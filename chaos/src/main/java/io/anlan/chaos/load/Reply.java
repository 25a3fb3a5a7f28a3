package io.anlan.chaos.load;

import org.jspecify.annotations.Nullable;

/**
 * What one tap came to. Times are nanoseconds after the start of the run; {@code dueNanos} is when it was scheduled, not
 * when the generator got round to it.
 */
public record Reply(
        int sequence,
        long dueNanos,
        long sentNanos,
        long doneNanos,
        Verdict verdict,
        @Nullable Acknowledgement acknowledgement,
        String problem,
        Sends sends) {

    /** How the citizen was left. */
    public enum Verdict {
        /** A registration number was answered. */
        ACKNOWLEDGED,
        /** Definitely refused. */
        REFUSED,
        /** The client gave up without a definite answer. */
        UNANSWERED
    }

    public long latencyNanos() {
        return doneNanos - dueNanos;
    }

    /** When the first send came to its end, on the time line of the run. */
    public long firstEndNanos() {
        return sentNanos + sends.firstNanos();
    }

    /** True when a definite answer came within the bound, counted from the scheduled time. */
    public boolean definiteWithin(long nanos) {
        return verdict != Verdict.UNANSWERED && latencyNanos() <= nanos;
    }
}
