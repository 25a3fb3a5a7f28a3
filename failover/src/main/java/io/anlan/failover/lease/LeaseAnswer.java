package io.anlan.failover.lease;

import io.anlan.kernel.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command.
 *
 * @param holder who holds what decided it; null if nobody does
 * @param epoch of that holder; 0 if nobody holds it
 */
public record LeaseAnswer(Verdict verdict, @Nullable SiteId holder, long epoch) {

    /** The kinds of answers. */
    public enum Verdict {
        /** The right is yours, under a new epoch. */
        GRANTED(true),
        /** It is still yours. */
        RENEWED(true),
        /** It is renewed no more and will end. */
        ENDING(true),
        /** There was nothing to change, or it is changed. */
        NOTED(true),
        /** The other site holds it. */
        HELD_BY_ANOTHER(false),
        /** You hold this epoch no more; ask anew for another. */
        EPOCH_OVER(false),
        /** It was given back or revoked; it is free when it has ended. */
        ENDS_SOON(false),
        /** The other site is alone; or you would be, while the other still holds something. */
        NOT_WHILE_ALONE(false),
        /** Only a site itself may be alone. */
        NOT_YOURS(false),
        /** The log has not begun to count epochs; nothing is granted before. */
        NOT_BEGUN(false);

        private final boolean accepted;

        Verdict(boolean accepted) {
            this.accepted = accepted;
        }

        /** Whether it came as it was asked for. */
        public boolean accepted() {
            return accepted;
        }
    }

    static LeaseAnswer of(Verdict verdict, @Nullable Lease lease) {
        return new LeaseAnswer(verdict, lease == null ? null : lease.holder(), lease == null ? 0 : lease.epoch());
    }
}
