package io.anlan.failover.lease;

import io.anlan.kernel.SiteId;

/**
 * A right somebody holds, as the log says.
 *
 * @param epoch unlike that of any other grant; goes into what is written under the right
 * @param renewals how often it was renewed, so that an end can name what it has seen
 * @param ending given back or revoked: renewed no more, it ends when nobody at its site can still believe in it
 */
public record Lease(Right right, SiteId holder, long epoch, long renewals, boolean ending) {
    Lease renewed() {
        return new Lease(right, holder, epoch, renewals + 1, ending);
    }

    Lease endingNow() {
        return new Lease(right, holder, epoch, renewals, true);
    }
}
