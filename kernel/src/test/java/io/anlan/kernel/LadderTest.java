package io.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LadderTest {
    @Test
    void who_is_asked_answers_before_who_asks_gives_up() {
        assertThat(Ladder.JOURNAL_WAIT).isLessThan(Ladder.NODE_BUDGET);
        assertThat(Ladder.NODE_BUDGET).isLessThan(Ladder.EDGE_TRY);
        assertThat(Ladder.EDGE_TRY).isLessThan(Ladder.EDGE_REQUEST);
        assertThat(Ladder.EDGE_REQUEST).isLessThan(Ladder.REQUEST);
    }

    @Test
    void a_second_try_has_its_whole_time_before_the_request_ends() {
        assertThat(Ladder.EDGE_TRY.plus(Ladder.NODE_BUDGET)).isLessThan(Ladder.EDGE_REQUEST);
    }

    @Test
    void a_citizen_waits_three_seconds() {
        assertThat(Ladder.REQUEST).isEqualTo(Duration.ofSeconds(3));
    }
}
