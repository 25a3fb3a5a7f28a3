package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.Leadership;
import io.anlan.failover.lease.Grantor;
import io.anlan.failover.lease.LeaseBook;
import io.anlan.failover.lease.LeaseCommand;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.failover.lease.LeaseCommand.Expire;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.lease.LeaseTimes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where questions for rights become entries, as long as this place leads; and where leases that were not renewed end. */
final class LeaseDesk {
    private static final Logger LOG = Logger.getLogger(LeaseDesk.class.getName());
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AgreedLog log;
    private final String director;
    private final Ticker ticker;
    private final Grantor grantor = new Grantor(LeaseTimes.GRANTOR_WAIT);
    private long ledTerm = -1;

    LeaseDesk(AgreedLog log, String director, Ticker ticker) {
        this.log = log;
        this.director = director;
        this.ticker = ticker;
    }

    /** Adds the command to the log, unless it might move a right too early. */
    CompletionStage<Outcome<AgreedAnswer>> propose(LeaseCommand command, String by) {
        return allowed(command)
                ? log.append(new Entry.Leased(command, by, ticker.wallMillis()))
                : CompletableFuture.completedFuture(Outcome.refused(new Refusal(
                        "leader-waits", 503, "a new leader grants nothing before the longest lease has ended", SOON)));
    }

    private synchronized boolean allowed(LeaseCommand command) {
        Leadership lead = log.leadership();
        // Who does not lead is refused by the log itself.
        return !lead.here() || grantor(lead).mayPropose(command, log.leases(), ticker.monotonicNanos());
    }

    /** To be called several times a second; does nothing where another leads. */
    synchronized void tick() {
        Leadership lead = log.leadership();
        if (!lead.here()) {
            return;
        }
        Grantor counting = grantor(lead);
        LeaseBook book = log.leases();
        if (book.lastEpoch() == 0) {
            // Epochs of a log that was lost with all its voters were smaller: it began earlier.
            send(new Begin(ticker.wallMillis()));
            return;
        }
        for (Expire end : counting.due(book, ticker.monotonicNanos())) {
            send(end);
        }
    }

    private void send(LeaseCommand command) {
        var unused = log.append(new Entry.Leased(command, director, ticker.wallMillis()))
                .whenComplete((outcome, failure) -> {
                    if (failure != null) {
                        LOG.log(Level.WARNING, "an entry of this director's own could not be added", failure);
                    }
                });
    }

    /** Each election begins the waits anew. */
    private Grantor grantor(Leadership lead) {
        if (lead.term() != ledTerm) {
            ledTerm = lead.term();
            grantor.elected(ticker.monotonicNanos());
            LOG.log(Level.INFO, "{0} leads in term {1}", new Object[] {director, String.valueOf(ledTerm)});
        }
        return grantor;
    }
}
