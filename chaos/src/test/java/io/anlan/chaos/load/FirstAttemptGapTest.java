package io.anlan.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstAttemptGapTest {
    private static final long MILLI = 1_000_000L;

    @Test
    void no_bad_first_attempt_makes_no_gap() {
        List<Reply> replies = List.of(reply(1_000, 1_020, 1), reply(1_100, 1_400, 1));

        assertThat(FirstAttemptGap.after(replies, 1_000 * MILLI, 9_000 * MILLI))
                .isEqualTo(new FirstAttemptGap.Gap(0, 0));
    }

    @Test
    void the_gap_ends_with_the_last_bucket_that_holds_a_bad_one() {
        List<Reply> replies = List.of(reply(1_050, 1_900, 2), reply(1_310, 1_700, 2), reply(1_500, 1_510, 1));

        assertThat(FirstAttemptGap.after(replies, 1_000 * MILLI, 9_000 * MILLI))
                .isEqualTo(new FirstAttemptGap.Gap(2, 400 * MILLI));
    }

    @Test
    void one_on_its_way_when_the_fault_struck_is_its_victim() {
        List<Reply> replies = List.of(reply(990, 1_900, 2));

        assertThat(FirstAttemptGap.after(replies, 1_000 * MILLI, 9_000 * MILLI))
                .isEqualTo(new FirstAttemptGap.Gap(1, 100 * MILLI));
    }

    @Test
    void a_definite_answer_after_more_than_a_second_is_bad_though_sent_once() {
        List<Reply> replies = List.of(reply(1_200, 2_250, 1));

        assertThat(FirstAttemptGap.after(replies, 1_000 * MILLI, 9_000 * MILLI).bad())
                .isEqualTo(1);
    }

    private static Reply reply(long dueMillis, long doneMillis, int sends) {
        return new Reply(
                0,
                dueMillis * MILLI,
                dueMillis * MILLI,
                doneMillis * MILLI,
                Reply.Verdict.ACKNOWLEDGED,
                null,
                "",
                new Sends(sends, sends == 1, (doneMillis - dueMillis) * MILLI));
    }
}
