package io.anlan.failover.edge.plan;

import static io.anlan.failover.edge.plan.Step.Kind.ANSWER;
import static io.anlan.failover.edge.plan.Step.Kind.AWAIT;
import static io.anlan.failover.edge.plan.Step.Kind.SAY_IN_DOUBT;
import static io.anlan.failover.edge.plan.Step.Kind.SAY_NOT_STORED;
import static io.anlan.failover.edge.plan.Step.Kind.TRY;
import static io.anlan.failover.edge.plan.TryState.DEFINITE;
import static io.anlan.failover.edge.plan.TryState.IN_DOUBT;
import static io.anlan.failover.edge.plan.TryState.LOST;
import static io.anlan.failover.edge.plan.TryState.NOT_SENT;
import static io.anlan.failover.edge.plan.TryState.NOT_STORED;
import static io.anlan.failover.edge.plan.TryState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TryPlanTest {

    private static final TryPlan READ = new TryPlan(true, false);
    private static final TryPlan KEYED_POST = new TryPlan(true, true);
    private static final TryPlan BARE_POST = new TryPlan(false, true);
    private static final List<TryPlan> ALL = List.of(READ, KEYED_POST, BARE_POST);

    static Stream<Arguments> while_there_is_time_and_a_spare() {
        return Stream.of(
                row(KEYED_POST, List.of(), false, TRY, -1),
                row(BARE_POST, List.of(), false, TRY, -1),
                row(KEYED_POST, List.of(OPEN), false, AWAIT, -1),
                row(KEYED_POST, List.of(OPEN), true, TRY, -1),
                row(READ, List.of(OPEN), true, TRY, -1),
                row(BARE_POST, List.of(OPEN), true, AWAIT, -1),
                row(KEYED_POST, List.of(OPEN, OPEN), true, AWAIT, -1),
                row(KEYED_POST, List.of(NOT_SENT), false, TRY, -1),
                row(BARE_POST, List.of(NOT_SENT), false, TRY, -1),
                row(KEYED_POST, List.of(LOST), false, TRY, -1),
                row(BARE_POST, List.of(LOST), false, SAY_IN_DOUBT, -1),
                row(READ, List.of(LOST), false, TRY, -1),
                row(KEYED_POST, List.of(IN_DOUBT), false, TRY, -1),
                row(BARE_POST, List.of(IN_DOUBT), false, SAY_IN_DOUBT, 0),
                row(KEYED_POST, List.of(NOT_STORED), false, TRY, -1),
                row(BARE_POST, List.of(NOT_STORED), false, SAY_NOT_STORED, 0),
                row(KEYED_POST, List.of(OPEN, LOST), true, AWAIT, -1),
                row(KEYED_POST, List.of(OPEN, IN_DOUBT), true, AWAIT, -1),
                row(KEYED_POST, List.of(IN_DOUBT, OPEN), true, AWAIT, -1),
                row(KEYED_POST, List.of(DEFINITE), false, ANSWER, 0),
                row(KEYED_POST, List.of(OPEN, DEFINITE), true, ANSWER, 1),
                row(KEYED_POST, List.of(DEFINITE, OPEN), true, ANSWER, 0),
                row(KEYED_POST, List.of(IN_DOUBT, DEFINITE), true, ANSWER, 1));
    }

    @ParameterizedTest
    @MethodSource
    void while_there_is_time_and_a_spare(
            TryPlan plan, List<TryState> tries, boolean hurried, Step.Kind kind, int index) {
        assertThat(plan.next(tries, hurried, true, false)).isEqualTo(new Step(kind, index));
    }

    static Stream<Arguments> when_no_definite_answer_came() {
        return Stream.of(
                row(KEYED_POST, List.of(NOT_SENT, NOT_SENT), false, SAY_NOT_STORED, -1),
                row(KEYED_POST, List.of(NOT_STORED, NOT_SENT), false, SAY_NOT_STORED, 0),
                row(KEYED_POST, List.of(NOT_SENT, NOT_STORED), false, SAY_NOT_STORED, 1),
                row(KEYED_POST, List.of(NOT_STORED, LOST), false, SAY_IN_DOUBT, -1),
                row(KEYED_POST, List.of(LOST, NOT_STORED), false, SAY_IN_DOUBT, -1),
                row(KEYED_POST, List.of(IN_DOUBT, NOT_STORED), false, SAY_IN_DOUBT, 0),
                row(KEYED_POST, List.of(NOT_SENT, IN_DOUBT), false, SAY_IN_DOUBT, 1),
                row(KEYED_POST, List.of(OPEN, OPEN), true, SAY_IN_DOUBT, -1),
                row(KEYED_POST, List.of(OPEN, NOT_STORED), true, SAY_IN_DOUBT, -1),
                row(BARE_POST, List.of(OPEN), true, SAY_IN_DOUBT, -1),
                row(READ, List.of(OPEN, LOST), true, SAY_NOT_STORED, -1),
                row(READ, List.of(LOST, LOST), false, SAY_NOT_STORED, -1),
                row(READ, List.of(), true, SAY_NOT_STORED, -1));
    }

    @ParameterizedTest
    @MethodSource
    void when_no_definite_answer_came(TryPlan plan, List<TryState> tries, boolean hurried, Step.Kind kind, int index) {
        assertThat(plan.next(tries, hurried, false, true)).isEqualTo(new Step(kind, index));
    }

    @Test
    void without_a_spare_an_open_try_is_awaited_and_a_failed_one_is_the_end() {
        assertThat(KEYED_POST.next(List.of(OPEN), true, false, false).kind()).isEqualTo(AWAIT);
        assertThat(KEYED_POST.next(List.of(NOT_SENT), false, false, false).kind())
                .isEqualTo(SAY_NOT_STORED);
        assertThat(KEYED_POST.next(List.of(), false, false, false).kind()).isEqualTo(SAY_NOT_STORED);
    }

    @Test
    void in_no_situation_is_there_a_third_try_or_a_doubt_called_certain() {
        for (TryPlan plan : ALL) {
            for (List<TryState> tries : situations()) {
                for (int flags = 0; flags < 8; flags++) {
                    Step step = plan.next(tries, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);

                    assertThat(step.kind() == TRY && tries.size() >= 2).isFalse();
                    boolean doubt = plan.stores() && tries.stream().anyMatch(state -> !state.certain());
                    assertThat(step.kind() == SAY_NOT_STORED && doubt).isFalse();
                    assertThat(step.kind() == TRY && plan == BARE_POST && tries.contains(LOST))
                            .isFalse();
                }
            }
        }
    }

    private static List<List<TryState>> situations() {
        List<List<TryState>> all = new ArrayList<>();
        all.add(List.of());
        for (TryState first : TryState.values()) {
            all.add(List.of(first));
            for (TryState second : TryState.values()) {
                all.add(List.of(first, second));
            }
        }
        return all;
    }

    private static Arguments row(TryPlan plan, List<TryState> tries, boolean hurried, Step.Kind kind, int index) {
        return Arguments.of(plan, tries, hurried, kind, index);
    }
}
