package io.anlan.failover.agreed;

import io.anlan.failover.lease.Lease;
import io.anlan.failover.lease.LeaseAnswer;
import io.anlan.failover.lease.LeaseAnswer.Verdict;
import io.anlan.failover.lease.LeaseBook;
import io.anlan.failover.lease.LeaseCommand;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.failover.lease.LeaseCommand.Expire;
import java.util.List;

/** What the entries so far add up to. Used by one thread at a time; {@link #copy} is for all others. */
public final class AgreedState {
    private final LeaseBook leases;
    private final AuditTrail audit;

    /** Before the first entry. */
    public AgreedState() {
        this(new LeaseBook(), new AuditTrail());
    }

    AgreedState(LeaseBook leases, AuditTrail audit) {
        this.leases = leases;
        this.audit = audit;
    }

    /** Applies the next entry. */
    public AgreedAnswer apply(Entry entry) {
        Entry.Leased leased = (Entry.Leased) entry;
        LeaseAnswer answer = leases.apply(leased.command());
        audit(leased, answer);
        return AgreedAnswer.of(answer);
    }

    private void audit(Entry.Leased entry, LeaseAnswer answer) {
        LeaseCommand command = entry.command();
        if (command instanceof Ask ask && answer.verdict() == Verdict.GRANTED) {
            audit.add(entry, ask.right() + " granted to " + ask.holder() + ", epoch " + answer.epoch());
        } else if (command instanceof End end && answer.verdict() == Verdict.ENDING) {
            audit.add(entry, end.right() + " of " + end.holder() + ", epoch " + end.epoch() + ", is renewed no more");
        } else if (command instanceof Expire expire && answer.holder() == null) {
            audit.add(entry, expire.right() + " ended, epoch " + expire.epoch());
        }
    }

    /** What is held. */
    public List<Lease> leases() {
        return leases.leases();
    }

    /** The book of leases. */
    public LeaseBook book() {
        return leases;
    }

    /** What was done, the latest last. */
    public List<AuditLine> audit() {
        return audit.lines();
    }

    /** The same, for whoever reads while this goes on. */
    public AgreedState copy() {
        return new AgreedState(new LeaseBook(leases.leases(), leases.lastEpoch()), new AuditTrail(audit.lines()));
    }
}
