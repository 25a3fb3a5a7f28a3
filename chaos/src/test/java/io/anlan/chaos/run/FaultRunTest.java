package io.anlan.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.fault.Fault;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.load.Citizen;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.workload.Citizens;
import io.anlan.chaos.workload.Heard;
import io.anlan.chaos.workload.OpenRun;
import io.anlan.chaos.workload.Tap;
import io.anlan.chaos.workload.TapPlan;
import io.anlan.kernel.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultRunTest {
    private static final PlannedFault PLANNED = new PlannedFault("kill", "pg-a", 0, 0, Map.of());

    private final List<String> said = new ArrayList<>();
    private final OpenRun clock =
            new OpenRun(new TapPlan(List.of(), 0), new Nobody(), List.of(), "c", SystemTime.INSTANCE);

    @BeforeEach
    void start() {
        clock.begin();
    }

    @Test
    void what_never_comes_back_is_a_fact_of_the_run_and_breaks_it() {
        FaultSpan span = run(new Made() {
            @Override
            public void awaitOver() {
                throw new IllegalStateException("not within 180 s: pg-a answers");
            }
        });

        assertThat(span.bit()).isEqualTo("seen");
        assertThat(span.cameBack()).isFalse();
        assertThat(judged(span).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged(span).examples()).containsExactly("never over: kill pg-a: not within 180 s: pg-a answers");
        assertThat(said).anyMatch(line -> line.contains("NOT over"));
    }

    @Test
    void an_inverse_that_fails_breaks_the_run_too() {
        FaultSpan span = run(new Made() {
            @Override
            public void undo() {
                throw new IllegalStateException();
            }
        });

        assertThat(judged(span).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void what_is_not_over_in_time_is_kept_as_never_over() throws InterruptedException {
        FaultRun run = new FaultRun(PLANNED, new Made(), clock, new Broken(events()));

        FaultSpan span = run.awaited(new CompletableFuture<>(), Duration.ZERO);

        assertThat(judged(span).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(said).anyMatch(line -> line.contains("NOT over"));
    }

    @Test
    void a_fault_that_cannot_be_done_ends_the_run_and_is_undone_all_the_same() {
        List<String> undone = new ArrayList<>();
        Fault fault = new Made() {
            @Override
            public void strike() {
                throw new IllegalStateException("no such part");
            }

            @Override
            public void undo() {
                undone.add("undone");
            }
        };
        FaultRun run = new FaultRun(PLANNED, fault, clock, new Broken(events()));

        assertThatThrownBy(run::call).hasMessage("no such part");
        assertThat(undone).hasSize(1);
    }

    @Test
    void what_came_back_holds() {
        FaultSpan span = run(new Made());

        assertThat(span.cameBack()).isTrue();
        assertThat(judged(span).holds()).isTrue();
    }

    private FaultSpan run(Fault fault) {
        return new FaultRun(PLANNED, fault, clock, new Broken(events())).call();
    }

    private static Judgement judged(FaultSpan span) {
        History history =
                new History(new Header(Header.VERSION, "made", 1, "c", "abc", 0, 0, 0), List.of(), List.of(span));
        return Judges.named("faults-took-hold").judge(new Evidence(history, null, null, null, null, null));
    }

    private RunEvents events() {
        return new RunEvents() {
            @Override
            public void said(String what) {
                said.add(what);
            }

            @Override
            public void now(Progress progress) {
                throw new AssertionError("nobody asked how it stands");
            }
        };
    }

    /** No citizen takes part. */
    private static final class Nobody implements Citizens {
        @Override
        public CompletionStage<String> login(Citizen citizen) {
            throw new AssertionError("nobody logs in");
        }

        @Override
        public CompletionStage<Heard> attempt(Tap tap, String token) {
            throw new AssertionError("nobody attempts anything");
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }

    /** Bites at once and is over at once. */
    private static class Made implements Fault {
        @Override
        public void strike() {
            // What is struck is made up.
        }

        @Override
        public String bite() {
            return "seen";
        }

        @Override
        public void undo() {
            // Nothing to take back.
        }

        @Override
        public void awaitOver() {
            // Over already.
        }
    }
}
