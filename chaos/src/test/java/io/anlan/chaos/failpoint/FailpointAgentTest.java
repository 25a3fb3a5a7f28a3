package io.anlan.chaos.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.anlan.chaos.machine.CannotBreak;
import io.anlan.kernel.SystemTime;
import io.anlan.local.process.Await;
import io.anlan.local.process.ProcessStat;
import io.anlan.local.process.ProcessTree.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that knows nothing of failpoints is attached to while it runs; elsewhere it is said why that cannot be. */
class FailpointAgentTest {
    private static final Failpoint PUT = new Failpoint("put", StruckMain.class.getName(), "put");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int NOT_DURING_THIS_TEST_MILLIS = 3_600_000;

    @TempDir
    private Path folder;

    @Test
    void a_program_halts_at_the_pass_it_was_told_and_not_before_it_is_armed() throws Exception {
        try (StruckProgram program = new StruckProgram()) {
            NodeFailpoint point = woven(program, FailpointAction.HALT, 2, 1);

            program.put("not armed");
            assertThat(program.next()).isEqualTo("not armed");
            point.arm();
            program.put("first");
            assertThat(program.next()).isEqualTo("first");
            assertThat(point.acted()).isZero();
            program.put("second");

            assertThat(program.code()).isEqualTo(137);
            assertThat(program.silent()).isTrue();
            assertThat(point.acted()).isEqualTo(1);
        }
    }

    @Test
    void what_comes_late_is_done_at_last_and_nobody_waits_for_it() throws Exception {
        int lateMillis = 700;
        try (StruckProgram program = new StruckProgram()) {
            woven(program, FailpointAction.LATE, 2, NOT_DURING_THIS_TEST_MILLIS).arm();
            program.put("first");
            assertThat(program.next()).isEqualTo("first");
            program.put("second");
            program.put("third");
            assertThat(program.next()).isEqualTo("third");

            NodeFailpoint point = woven(program, FailpointAction.LATE, 1, lateMillis);
            point.arm();
            long asked = SystemTime.INSTANCE.monotonicNanos();
            program.put("fourth");

            assertThat(program.next()).isEqualTo("fourth");
            assertThat(SystemTime.INSTANCE.monotonicNanos() - asked).isGreaterThan(lateMillis * 1_000_000L);
            assertThat(point.acted()).isEqualTo(1);
        }
    }

    @Test
    void a_program_stands_still_goes_on_and_is_as_it_was() throws Exception {
        try (StruckProgram program = new StruckProgram()) {
            NodeFailpoint point = woven(program, FailpointAction.FREEZE, 1, 1);
            point.arm();

            program.put("frozen");
            Await.that("the program stands still", LIMIT).until(() -> frozen(program));
            assertThat(program.silent()).isTrue();
            Signal.CONT.send(List.of(program.pid()));
            assertThat(program.next()).isEqualTo("frozen");
            assertThat(point.acted()).isEqualTo(1);

            point.takeOutOf(program.pid());
            NodeFailpoint next = woven(program, FailpointAction.HALT, 1, 1);
            next.takeOutOf(program.pid());
            next.arm();
            program.put("whole");
            assertThat(program.next()).isEqualTo("whole");
            assertThat(next.acted()).isZero();
        }
    }

    @Test
    void who_is_no_java_program_cannot_be_attached_to() {
        NodeFailpoint point =
                new NodeFailpoint(new FailpointOrder(PUT, FailpointAction.HALT, 1, 1), folder.resolve("failpoint"));

        assertThatThrownBy(() -> point.weaveInto(Integer.MAX_VALUE)).isInstanceOf(CannotBreak.class);
    }

    private NodeFailpoint woven(StruckProgram program, FailpointAction action, int pass, int millis) {
        NodeFailpoint point =
                new NodeFailpoint(new FailpointOrder(PUT, action, pass, millis), folder.resolve("failpoint"));
        try {
            point.weaveInto(program.pid());
        } catch (CannotBreak refused) {
            abort(String.valueOf(refused.getMessage()));
        }
        return point;
    }

    private static boolean frozen(StruckProgram program) {
        return ProcessStat.of(program.pid()).filter(ProcessStat::frozen).isPresent();
    }
}
