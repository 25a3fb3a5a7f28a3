package io.anlan.client.sending;

import static io.anlan.client.sending.SendPlan.Step.AWAIT;
import static io.anlan.client.sending.SendPlan.Step.END;
import static io.anlan.client.sending.SendPlan.Step.SEND;
import static io.anlan.client.sending.SendState.DEFINITE;
import static io.anlan.client.sending.SendState.IN_DOUBT;
import static io.anlan.client.sending.SendState.LOST;
import static io.anlan.client.sending.SendState.NOT_STORED;
import static io.anlan.client.sending.SendState.OPEN;
import static io.anlan.client.sending.SendState.TIMED_OUT;
import static io.anlan.client.sending.SendState.UNREACHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendPlanTest {

    private static final SendPlan BY_EDGE = new SendPlan(3, false);
    private static final SendPlan BY_NODES = new SendPlan(3, true);

    static Stream<Arguments> the_next_step_follows_from_what_became_of_the_sends() {
        return Stream.of(
                row(BY_EDGE, false, SEND),
                row(BY_EDGE, false, AWAIT, OPEN),
                row(BY_EDGE, true, AWAIT, OPEN),
                row(BY_EDGE, false, SEND, TIMED_OUT),
                row(BY_EDGE, false, SEND, LOST),
                row(BY_EDGE, false, SEND, UNREACHED),
                row(BY_EDGE, false, SEND, IN_DOUBT, NOT_STORED),
                row(BY_EDGE, false, END, LOST, LOST, LOST),
                row(BY_EDGE, false, END, DEFINITE),
                row(BY_EDGE, false, END, LOST, DEFINITE),
                row(BY_NODES, false, AWAIT, OPEN),
                row(BY_NODES, true, SEND, OPEN),
                row(BY_NODES, false, SEND, OPEN, LOST),
                row(BY_NODES, false, AWAIT, LOST, OPEN),
                row(BY_NODES, true, AWAIT, OPEN, OPEN, OPEN),
                row(BY_NODES, false, AWAIT, OPEN, LOST, IN_DOUBT),
                row(BY_NODES, true, END, OPEN, DEFINITE),
                row(BY_NODES, false, END, TIMED_OUT, LOST, IN_DOUBT));
    }

    @ParameterizedTest
    @MethodSource
    void the_next_step_follows_from_what_became_of_the_sends(
            SendPlan plan, List<SendState> sends, boolean slow, SendPlan.Step step) {
        assertThat(plan.next(sends, slow)).isEqualTo(step);
    }

    private static Arguments row(SendPlan plan, boolean slow, SendPlan.Step step, SendState... sends) {
        return Arguments.of(plan, List.of(sends), slow, step);
    }
}
