package io.anlan.replication.reseed.sql;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.replication.reconcile.run.Reconciler;
import io.anlan.replication.reconcile.run.RunState;
import io.anlan.replication.reconcile.run.RunView;
import io.anlan.replication.reseed.CopyPace;
import io.anlan.replication.reseed.ReseedProgress;
import io.anlan.replication.reseed.ReseedRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The comparison of all pairs of a site at the end of a reseed. */
final class ClosingComparison {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** A link that still catches up tells nothing comparable for a while. */
    private static final int TRIES = 20;

    private final Reconciler reconciler;
    private final CopyPace pace;
    private final ReseedProgress progress;

    ClosingComparison(Reconciler reconciler, CopyPace pace, ReseedProgress progress) {
        this.reconciler = reconciler;
        this.pace = pace;
        this.progress = progress;
    }

    Outcome<String> run(ReseedRequest request) {
        String why = "the process ends";
        for (int tries = 0; tries < TRIES && pace.rest(LOOK_AGAIN_NANOS); tries++) {
            Outcome<String> one = reconciler
                    .ask(null, 0, request.fromPlatform())
                    .fold(run -> judge(ended(run), request), Outcome::refused, Outcome::inDoubt);
            Optional<String> again =
                    one.fold(done -> Optional.empty(), busy -> Optional.of(busy.detail()), doubt -> Optional.empty());
            if (again.isEmpty()) {
                return one;
            }
            why = again.get();
        }
        return Outcome.inDoubt(new Doubt(why, SOON));
    }

    private RunView ended(RunView begun) {
        RunView now = begun;
        while (now.state().equals(RunState.RUNNING.name()) && pace.rest(LOOK_AGAIN_NANOS)) {
            now = reconciler.find(begun.run()).orElse(now);
            progress.expects(now.expected(), now.compared());
        }
        return now;
    }

    /** Refused means that the next try may be better. */
    private static Outcome<String> judge(RunView run, ReseedRequest request) {
        String told = run.compared() + " rows compared, " + run.found() + " found, " + run.mended() + " mended, "
                + run.left() + " left, run " + run.run();
        return switch (RunState.valueOf(run.state())) {
            case EQUAL, MENDED -> Outcome.done(told);
            case DIFFERENT ->
                request.acceptDifferences()
                        ? Outcome.done(told + "; differences accepted")
                        : Outcome.inDoubt(new Doubt(
                                "differences stand that nobody may mend without being told to (" + told
                                        + "): take rows that only the platform store has with --from-platform, or look"
                                        + " at them and go on with --accept-differences",
                                SOON));
            case NOT_COMPARABLE, RUNNING, STOPPED ->
                Outcome.refused(new Refusal(
                        "not-comparable", 503, run.reason().isEmpty() ? "it was stopped" : run.reason(), SOON));
        };
    }
}
