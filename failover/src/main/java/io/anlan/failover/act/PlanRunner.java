package io.anlan.failover.act;

import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.AgreedState;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.PlanProgress;
import io.anlan.failover.decide.Conductor;
import io.anlan.failover.decide.Plan;
import io.anlan.failover.decide.Situation;
import io.anlan.failover.lease.Lease;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Makes the next move of the running plan, one at a time. */
public final class PlanRunner {
    private static final Logger LOG = Logger.getLogger(PlanRunner.class.getName());

    private final AgreedLog log;
    private final Sight sight;
    private final String director;
    private final Ticker ticker;
    private final AtomicBoolean moving = new AtomicBoolean();

    public PlanRunner(AgreedLog log, Sight sight, String director, Ticker ticker) {
        this.log = log;
        this.sight = sight;
        this.director = director;
        this.ticker = ticker;
    }

    /** All that a decision is made from, at this moment and this place. */
    public Situation situation(AgreedState state) {
        return new Situation(
                sight.view(),
                state.plans().states(),
                state.leases().stream().map(Lease::holder).collect(Collectors.toSet()),
                log.leadership().here(),
                state.plans().running().isPresent());
    }

    /** To be called several times a second; does nothing where another leads or no plan runs. */
    public void tick() {
        if (!log.leadership().here() || !moving.compareAndSet(false, true)) {
            return;
        }
        var unused = begun().whenComplete((outcome, failure) -> {
            moving.set(false);
            if (failure != null) {
                LOG.log(Level.WARNING, "a move of a plan failed; it is tried again", failure);
            }
        });
    }

    /** A look that fails is a move that failed: the next one must not wait for it. */
    private CompletionStage<?> begun() {
        try {
            AgreedState state = log.state();
            Optional<PlanProgress> running = state.plans().running();
            return running.isPresent()
                    ? move(running.get(), state)
                    : CompletableFuture.completedFuture(Outcome.done(""));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private CompletionStage<?> move(PlanProgress progress, AgreedState state) {
        Plan plan = progress.plan();
        Conductor.Move move = Conductor.next(plan, progress.done(), situation(state));
        return switch (move.kind()) {
            case WAIT -> CompletableFuture.completedFuture(move);
            case UNDO -> log.append(new Entry.Undone(plan.id(), move.why(), director, ticker.wallMillis()));
            case WRITE_DONE -> done(plan, progress.done());
            case END_LEASES -> endLeases(plan, progress.done(), state);
        };
    }

    private CompletionStage<Outcome<AgreedAnswer>> done(Plan plan, int step) {
        return log.append(new Entry.StepDone(plan.id(), step, director, ticker.wallMillis()));
    }

    /** Ended twice they are ended once. The log refuses the step while one is still renewed; then this looks again. */
    private CompletionStage<?> endLeases(Plan plan, int step, AgreedState state) {
        SiteId site = plan.steps().get(step).site();
        List<CompletableFuture<?>> ends = new ArrayList<>();
        for (Lease lease : state.leases()) {
            if (lease.holder() == site && !lease.ending()) {
                End end = new End(lease.right(), site, lease.epoch());
                ends.add(log.append(new Entry.Leased(end, director, ticker.wallMillis()))
                        .toCompletableFuture());
            }
        }
        return ends.isEmpty() ? done(plan, step) : CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]));
    }
}
