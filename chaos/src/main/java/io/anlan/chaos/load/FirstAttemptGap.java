package io.anlan.chaos.load;

import java.util.Collection;

/** How long first attempts went bad after a fault: to the end of the last 100 ms bucket that holds a bad one. */
public final class FirstAttemptGap {
    /** A first attempt without a definite answer this long after its scheduled time is bad. */
    public static final long BAD_AFTER_NANOS = 1_000_000_000L;

    private static final long BUCKET_NANOS = 100_000_000L;

    private FirstAttemptGap() {}

    /**
     * The gap as the product promises it: from the fault to the end of the last bucket with somebody who had no definite
     * answer within a second of their tap, however often their client sent.
     */
    public static Gap seen(Collection<Reply> replies, long faultNanos, long untilNanos) {
        long last = -1;
        int bad = 0;
        for (Reply reply : replies) {
            boolean touched = reply.doneNanos() >= faultNanos && reply.dueNanos() < untilNanos;
            if (touched && !reply.definiteWithin(BAD_AFTER_NANOS)) {
                bad++;
                last = Math.max(last, Math.max(reply.dueNanos(), faultNanos));
            }
        }
        return gap(bad, last, faultNanos);
    }

    /** Bad first attempts scheduled between the fault and {@code untilNanos}, and the gap they make; zero when none was bad. */
    public static Gap after(Collection<Reply> replies, long faultNanos, long untilNanos) {
        long last = -1;
        int bad = 0;
        for (Reply reply : replies) {
            // One that was on its way when the fault struck is its victim as well.
            boolean touched = reply.firstEndNanos() >= faultNanos && reply.dueNanos() < untilNanos;
            if (touched && isBad(reply)) {
                bad++;
                last = Math.max(last, Math.max(reply.dueNanos(), faultNanos));
            }
        }
        return gap(bad, last, faultNanos);
    }

    private static Gap gap(int bad, long last, long faultNanos) {
        return last < 0 ? new Gap(0, 0) : new Gap(bad, ((last - faultNanos) / BUCKET_NANOS + 1) * BUCKET_NANOS);
    }

    private static boolean isBad(Reply reply) {
        return !reply.sends().firstDefinite()
                || reply.verdict() == Reply.Verdict.UNANSWERED
                || reply.firstEndNanos() - reply.dueNanos() > BAD_AFTER_NANOS;
    }

    /** Number of bad first attempts and the length of the gap. */
    public record Gap(int bad, long nanos) {}
}
