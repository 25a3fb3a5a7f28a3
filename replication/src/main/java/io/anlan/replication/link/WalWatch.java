package io.anlan.replication.link;

import io.anlan.kernel.Ticker;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.database.Faults;
import io.anlan.replication.source.SourceDatabase;
import io.anlan.replication.source.SourceSession;
import io.anlan.replication.source.WalBudget;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks how much of its log a source keeps for a link, and tells it before the source gives it up. A link that does not run
 * is the one that makes the source keep it, so this looks whatever the link does.
 */
final class WalWatch {
    /** Between two looks of a link that does not run. */
    static final Duration EVERY = Duration.ofSeconds(5);

    /** A source that did not answer is not asked again so soon: each try may keep the link waiting for seconds. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(WalWatch.class.getName());

    private final Link link;
    private final SourceDatabase database;
    private final LinkCounters counters;
    private final Ticker ticker;
    private volatile long dueNanos;

    WalWatch(Link link, SourceDatabase database, LinkCounters counters, Ticker ticker) {
        this.link = link;
        this.database = database;
        this.counters = counters;
        this.ticker = ticker;
        this.dueNanos = ticker.monotonicNanos();
    }

    /** Looks in a session of its own, unless that was done a moment ago. */
    void lookNowAndThen() {
        if (ticker.monotonicNanos() - dueNanos < 0) {
            return;
        }
        try (SourceSession source = database.open(link.name())) {
            look(source);
        } catch (SQLException | RuntimeException away) {
            // That the source is away is told by the link; what was seen last is still the best there is.
            dueNanos = ticker.monotonicNanos() + AWAY.toNanos();
            LOG.log(Level.FINE, () -> "No look at the source of " + link.name() + ": " + Faults.describe(away));
        }
    }

    /** Looks in a session that is open already. */
    void look(SourceSession source) throws SQLException {
        source.budget(link.slot()).ifPresent(this::note);
        dueNanos = ticker.monotonicNanos() + EVERY.toNanos();
    }

    private void note(WalBudget budget) {
        counters.walHeldBytes().set(budget.heldBytes());
        counters.walBudgetBytes().set(budget.budgetBytes());
        String alarm = budget.alarm().orElse("");
        if (!alarm.isEmpty() && counters.alarm().isEmpty()) {
            LOG.warning(() -> "Link " + link.name() + ": " + alarm);
        }
        counters.alarmIs(alarm);
    }
}
