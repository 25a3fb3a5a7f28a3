package io.anlan.client.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void what_the_service_asks_for_is_the_least_that_is_waited() {
        assertThat(Pause.before(SendState.IN_DOUBT, SECOND, 1, 0)).isEqualTo(SECOND);
        assertThat(Pause.before(SendState.NOT_STORED, SECOND, 1, 0.99)).isBetween(SECOND, Duration.ofMillis(1_100));
    }

    @Test
    void jitter_is_full_and_its_room_doubles_with_each_send() {
        assertThat(Pause.before(SendState.LOST, SECOND, 1, 0)).isZero();
        assertThat(Pause.before(SendState.LOST, null, 1, 0.5)).isEqualTo(Duration.ofMillis(50));
        assertThat(Pause.before(SendState.UNREACHED, null, 2, 0.5)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void who_has_waited_out_a_send_waits_no_longer() {
        assertThat(Pause.before(SendState.TIMED_OUT, SECOND, 1, 0.99)).isZero();
        assertThat(Pause.before(SendState.OPEN, null, 1, 0.99)).isZero();
    }

    @Test
    void a_service_that_asks_for_an_hour_is_not_obeyed() {
        assertThat(Pause.before(SendState.NOT_STORED, Duration.ofHours(1), 1, 0))
                .isEqualTo(Duration.ofSeconds(10));
    }
}
