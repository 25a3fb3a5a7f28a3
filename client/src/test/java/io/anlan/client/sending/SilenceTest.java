package io.anlan.client.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Target A = new Target("a", 1, false);
    private static final Target B = new Target("b", 1, false);

    private long nowNanos;
    private final Silence silence = new Silence(new Ticker() {
        @Override
        public long wallMillis() {
            return 0;
        }

        @Override
        public long monotonicNanos() {
            return nowNanos;
        }
    });
    private final Route route = Route.byEdges(List.of(A, B));

    @Test
    void a_silent_edge_is_passed_over_until_it_speaks() {
        silence.noted(A);
        assertThat(route.target(null, 0, 0, silence)).isEqualTo(B);
        assertThat(route.target(null, 1, 0, silence)).isEqualTo(B);

        silence.broken(A);
        assertThat(route.target(null, 0, 0, silence)).isEqualTo(A);
    }

    @Test
    void when_all_are_silent_they_are_asked_in_turn_all_the_same() {
        silence.noted(A);
        silence.noted(B);

        assertThat(route.target(null, 0, 0, silence)).isEqualTo(A);
        assertThat(route.target(null, 0, 1, silence)).isEqualTo(B);
    }

    @Test
    void a_silent_edge_is_asked_how_it_is_once_a_second() {
        assertThat(silence.shouldAsk(A)).isFalse();
        silence.noted(A);
        assertThat(silence.shouldAsk(A)).isFalse();

        nowNanos += Duration.ofSeconds(1).toNanos();
        assertThat(silence.shouldAsk(A)).isTrue();
        silence.noted(A);
        assertThat(silence.shouldAsk(A)).isFalse();
    }
}
