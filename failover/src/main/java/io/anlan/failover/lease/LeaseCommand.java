package io.anlan.failover.lease;

import io.anlan.kernel.SiteId;

/** What is agreed on about leases, one entry of the log each. */
public sealed interface LeaseCommand {
    /** The log is new: epochs begin above those that an earlier log, lost with all its voters, may have given. */
    record Begin(long epochFloor) implements LeaseCommand {}

    /**
     * A site asks for a right, or asks again.
     *
     * @param epoch the one it holds; 0 if it holds none
     */
    record Ask(Right right, SiteId holder, long epoch) implements LeaseCommand {}

    /**
     * A lease is to be renewed no more: a node of the holder gives it back, or an operator revokes it. Other nodes of the
     * holder may still believe in it, so it ends as one that is not renewed does.
     */
    record End(Right right, SiteId holder, long epoch) implements LeaseCommand {}

    /**
     * The leader has waited long enough. Void if the lease was renewed after the leader looked.
     *
     * @param renewals what the leader had seen when it began to wait
     */
    record Expire(Right right, long epoch, long renewals) implements LeaseCommand {}
}
