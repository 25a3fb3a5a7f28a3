package io.anlan.failover.lease;

import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.Expire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the leader alone knows: how long it has seen each lease unrenewed by its own monotonic clock. It begins with
 * nothing when it is elected, so every lease it finds counts from then; and it grants no right before the longest lease
 * that might be out there, and not in its log, has ended.
 */
public final class Grantor {
    private final Duration wait;
    private final Map<Right, Seen> seen = new HashMap<>();
    private long electedNanos;

    /** @param wait how long after the last renewal a right stays where it is */
    public Grantor(Duration wait) {
        this.wait = wait;
    }

    /** This director has become the leader. */
    public void elected(long nowNanos) {
        seen.clear();
        electedNanos = nowNanos;
    }

    /** Whether this may be proposed now: anything but the grant of a right, for which a new leader first waits. */
    public boolean mayPropose(LeaseCommand command, LeaseBook book, long nowNanos) {
        boolean mayMove = command instanceof Ask ask && book.find(ask.right()) == null;
        return !mayMove || settled(nowNanos);
    }

    /** Whether the wait of a new leader is over. */
    public boolean settled(long nowNanos) {
        return nowNanos - electedNanos >= wait.toNanos();
    }

    /** What to propose now; to be asked often, since a wait counts from when this looked, not from the renewal. */
    public List<Expire> due(LeaseBook book, long nowNanos) {
        List<Lease> leases = book.leases();
        seen.keySet().retainAll(leases.stream().map(Lease::right).toList());
        List<Expire> due = new ArrayList<>();
        for (Lease lease : leases) {
            Seen before = seen.get(lease.right());
            if (before == null || !before.isOf(lease)) {
                seen.put(lease.right(), new Seen(lease.epoch(), lease.renewals(), nowNanos));
            } else if (nowNanos - before.sinceNanos >= wait.toNanos()) {
                due.add(new Expire(lease.right(), lease.epoch(), lease.renewals()));
            }
        }
        return due;
    }

    private record Seen(long epoch, long renewals, long sinceNanos) {
        boolean isOf(Lease lease) {
            return lease.epoch() == epoch && lease.renewals() == renewals;
        }
    }
}
