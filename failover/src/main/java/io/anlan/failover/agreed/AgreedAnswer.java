package io.anlan.failover.agreed;

import io.anlan.failover.lease.LeaseAnswer;
import io.anlan.kernel.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * What an entry came to when it was applied; the same at every place.
 *
 * @param accepted whether it came as it was asked for
 * @param code which of the known answers it is
 * @param holder who holds the right in question; null if there is none, or nobody
 * @param epoch of that holder; 0 without one
 */
public record AgreedAnswer(
        boolean accepted, String code, @Nullable SiteId holder, long epoch) {
    static AgreedAnswer of(LeaseAnswer answer) {
        return new AgreedAnswer(answer.verdict().accepted(), answer.verdict().name(), answer.holder(), answer.epoch());
    }
}
