package io.anlan.failover.lease;

import io.anlan.failover.lease.LeaseAnswer.Verdict;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.failover.lease.LeaseCommand.Expire;
import io.anlan.kernel.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who holds what, after the entries applied so far. The same entries make the same book everywhere: it knows no time, and
 * nothing ends in it but by an entry.
 */
public final class LeaseBook {
    private final SortedMap<Right, Lease> leases = new TreeMap<>();
    private long lastEpoch;

    /** An empty book, which grants nothing before the log has begun. */
    public LeaseBook() {}

    /** A book as it was saved. */
    public LeaseBook(Collection<Lease> saved, long lastEpoch) {
        saved.forEach(lease -> leases.put(lease.right(), lease));
        this.lastEpoch = lastEpoch;
    }

    /** What is held, by the names of the rights. */
    public List<Lease> leases() {
        return List.copyOf(leases.values());
    }

    /** The lease of a right; null if nobody holds it. */
    public @Nullable Lease find(Right right) {
        return leases.get(right);
    }

    /** The epoch given last; each grant has a greater one, whatever the right. 0 if the log has not begun. */
    public long lastEpoch() {
        return lastEpoch;
    }

    /** Applies one entry. */
    public LeaseAnswer apply(LeaseCommand command) {
        if (command instanceof Ask ask) {
            Lease lease = find(ask.right());
            return lease == null && ask.epoch() == 0 ? grant(ask) : renew(ask, lease);
        }
        if (command instanceof End end) {
            return end(end);
        }
        if (command instanceof Expire expire) {
            return expire(expire);
        }
        lastEpoch = Math.max(lastEpoch, ((Begin) command).epochFloor());
        return LeaseAnswer.of(Verdict.NOTED, null);
    }

    private LeaseAnswer grant(Ask ask) {
        if (lastEpoch == 0) {
            return LeaseAnswer.of(Verdict.NOT_BEGUN, null);
        }
        boolean anothersSolitude =
                ask.right().aloneOf().filter(site -> site != ask.holder()).isPresent();
        if (anothersSolitude) {
            return LeaseAnswer.of(Verdict.NOT_YOURS, null);
        }
        Lease obstacle = obstacle(ask);
        if (obstacle != null) {
            return LeaseAnswer.of(Verdict.NOT_WHILE_ALONE, obstacle);
        }
        lastEpoch++;
        return store(Verdict.GRANTED, new Lease(ask.right(), ask.holder(), lastEpoch, 0, false));
    }

    /** What the other site holds and may not hold beside this. */
    private @Nullable Lease obstacle(Ask ask) {
        SiteId other = ask.holder().peer();
        boolean wantsToBeAlone = ask.right().aloneOf().isPresent();
        return leases.values().stream()
                .filter(lease -> lease.holder() == other)
                .filter(lease -> wantsToBeAlone || lease.right().aloneOf().isPresent())
                .findFirst()
                .orElse(null);
    }

    /** Also for a node that asks without an epoch: a site has several, and one does not know what another holds. */
    private LeaseAnswer renew(Ask ask, @Nullable Lease lease) {
        if (lease == null || lease.holder() != ask.holder()) {
            return LeaseAnswer.of(ask.epoch() == 0 ? Verdict.HELD_BY_ANOTHER : Verdict.EPOCH_OVER, lease);
        }
        if (ask.epoch() != 0 && ask.epoch() != lease.epoch()) {
            return LeaseAnswer.of(Verdict.EPOCH_OVER, lease);
        }
        return lease.ending() ? LeaseAnswer.of(Verdict.ENDS_SOON, lease) : store(Verdict.RENEWED, lease.renewed());
    }

    private LeaseAnswer end(End end) {
        Lease lease = find(end.right());
        return lease != null && lease.holder() == end.holder() && lease.epoch() == end.epoch()
                ? store(Verdict.ENDING, lease.endingNow())
                : LeaseAnswer.of(Verdict.NOTED, lease);
    }

    private LeaseAnswer expire(Expire expire) {
        Lease lease = find(expire.right());
        if (lease != null && lease.epoch() == expire.epoch() && lease.renewals() == expire.renewals()) {
            leases.remove(expire.right());
        }
        return LeaseAnswer.of(Verdict.NOTED, find(expire.right()));
    }

    private LeaseAnswer store(Verdict verdict, Lease lease) {
        leases.put(lease.right(), lease);
        return LeaseAnswer.of(verdict, lease);
    }
}
