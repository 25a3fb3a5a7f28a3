package io.anlan.replication.reconcile.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.SystemTime;
import io.anlan.local.process.Await;
import io.anlan.replication.reconcile.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    /** A reseed waits for the end of its closing comparison, and an operator may begin no other while one runs. */
    @Test
    void a_comparison_that_breaks_by_an_error_ends_and_another_may_be_asked_for() {
        Reconciler reconciler = new Reconciler(
                "site-a",
                List.of(new Exhausting()),
                run -> new SilentAudit(),
                new ReconcileTimes(Duration.ZERO, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                () -> 0,
                SystemTime.INSTANCE);
        reconciler.start();
        try {
            assertThat(ended(reconciler).reason()).contains("OutOfMemoryError");
            assertThat(ended(reconciler).state()).isEqualTo(RunState.NOT_COMPARABLE.name());
        } finally {
            reconciler.stop();
        }
    }

    private static RunView ended(Reconciler reconciler) {
        String run = reconciler.ask(null, 0, false).fold(RunView::run, Refusal::detail, Doubt::detail);
        Await.that("the comparison has ended", Duration.ofSeconds(30))
                .until(() -> !view(reconciler, run).state().equals(RunState.RUNNING.name()));
        return view(reconciler, run);
    }

    private static RunView view(Reconciler reconciler, String run) {
        return reconciler.find(run).orElseThrow();
    }

    /** A pair whose rows are too many for this process. */
    private static final class Exhausting implements PairSource {
        @Override
        public String name() {
            return "one:other";
        }

        @Override
        public OpenPair open(RunRequest request) {
            throw new OutOfMemoryError("there was none just now");
        }
    }

    private static final class SilentAudit implements Audit.Session {
        @Override
        public boolean lock() {
            return true;
        }

        @Override
        public void begins(RunRequest request) {
            // Nobody reads it.
        }

        @Override
        public void ends(RunView run) {
            // Nobody reads it.
        }

        @Override
        public List<Long> found(List<Finding> findings) {
            return findings.stream().map(finding -> 0L).toList();
        }

        @Override
        public void ended(long number, Finding finding) {
            // Nobody reads it.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
