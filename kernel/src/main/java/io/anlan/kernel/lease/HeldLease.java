package io.anlan.kernel.lease;

import io.anlan.kernel.Ticker;
import java.time.Duration;

/**
 * What a holder knows of a right it was granted. Look at it before the commit <em>and</em> after the put has returned,
 * right before the answer: whoever slept in between holds nothing any more, and what it wrote is void.
 *
 * @param epoch goes into every row written under this right
 * @param asked before the question was sent that was answered last
 */
public record HeldLease(String right, long epoch, AskedAt asked, Duration valid) {
    /** Whether the right may still be used at this moment. */
    public boolean holds(Ticker ticker) {
        return asked.passed(ticker).compareTo(valid) < 0;
    }

    /** The same right after another answer; one to an older question takes nothing back. */
    public HeldLease renewed(HeldLease answered) {
        boolean older = answered.epoch != epoch
                ? answered.epoch < epoch
                : answered.asked.monotonicNanos() - asked.monotonicNanos() < 0;
        return older ? this : answered;
    }
}
