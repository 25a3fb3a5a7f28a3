package io.anlan.failover.agreed;

import io.anlan.failover.decide.Plan;
import io.anlan.failover.lease.Lease;
import io.anlan.failover.lease.LeaseAnswer;
import io.anlan.failover.lease.LeaseAnswer.Verdict;
import io.anlan.failover.lease.LeaseBook;
import io.anlan.failover.lease.LeaseCommand;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.failover.lease.LeaseCommand.Expire;
import io.anlan.kernel.SiteId;
import java.util.List;

/** What the entries so far add up to. Used by one thread at a time; {@link #copy} is for all others. */
public final class AgreedState {
    private final LeaseBook leases;
    private final PlanBook plans;
    private final AuditTrail audit;

    /** Before the first entry. */
    public AgreedState() {
        this(new LeaseBook(), new PlanBook(), new AuditTrail());
    }

    AgreedState(LeaseBook leases, PlanBook plans, AuditTrail audit) {
        this.leases = leases;
        this.plans = plans;
        this.audit = audit;
    }

    /** Applies the next entry. */
    public AgreedAnswer apply(Entry entry) {
        if (entry instanceof Entry.Leased leased) {
            if (leased.command() instanceof Ask ask
                    && leases.find(ask.right()) == null
                    && plans.isBarred(ask.holder())) {
                return new AgreedAnswer(false, "SITE_NOT_SERVING", null, 0);
            }
            LeaseAnswer answer = leases.apply(leased.command());
            audit(leased, answer);
            return AgreedAnswer.of(answer);
        }
        if (entry instanceof Entry.StepDone done
                && plans.endingLeases(done).filter(this::renews).isPresent()) {
            return new AgreedAnswer(false, "LEASES_LEFT", null, 0);
        }
        AgreedAnswer answer = plans.apply(entry);
        if (answer.accepted()) {
            audit(entry, answer);
        }
        return answer;
    }

    /** Granted after whoever leads had looked and before the site was barred, such a lease would be renewed for ever. */
    private boolean renews(SiteId site) {
        return leases().stream().anyMatch(lease -> lease.holder() == site && !lease.ending());
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

    private void audit(Entry entry, AgreedAnswer answer) {
        if (entry instanceof Entry.Planned planned) {
            Plan plan = planned.plan();
            audit.add(entry, plan.procedure().word() + " " + plan.site() + " (" + plan.id() + "): " + plan.reason());
        } else if (entry instanceof Entry.Undone undone) {
            audit.add(entry, "plan " + undone.plan() + " undone: " + undone.why());
        } else if (entry instanceof Entry.StepDone done) {
            String step = plans.plans().stream()
                    .filter(plan -> plan.plan().id().equals(done.plan()))
                    .map(plan -> plan.plan().steps().get(done.step()).text())
                    .findFirst()
                    .orElse("");
            audit.add(
                    entry, "plan " + done.plan() + ": " + step + (answer.code().equals("DONE") ? "; done" : ""));
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

    /** The sites' states, and the plans. */
    public PlanBook plans() {
        return plans;
    }

    /** What was done, the latest last. */
    public List<AuditLine> audit() {
        return audit.lines();
    }

    /** The same, for whoever reads while this goes on. */
    public AgreedState copy() {
        return new AgreedState(
                new LeaseBook(leases.leases(), leases.lastEpoch()),
                new PlanBook(plans.sites(), plans.plans()),
                new AuditTrail(audit.lines()));
    }
}
