package io.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HybridTimeTest {
    @Test
    void a_time_gives_back_its_parts() {
        HybridTime time = HybridTime.of(1_795_000_000_123L, 42);

        assertThat(time.millis()).isEqualTo(1_795_000_000_123L);
        assertThat(time.counter()).isEqualTo(42);
        assertThat(time.value()).isEqualTo(1_795_000_000_123L * 65_536 + 42);
    }

    @Test
    void a_full_counter_runs_over_into_the_millisecond() {
        assertThat(HybridTime.of(7, 65_535).successor()).isEqualTo(HybridTime.of(8, 0));
    }

    @Test
    void milliseconds_weigh_more_than_the_counter() {
        assertThat(HybridTime.of(8, 0)).isGreaterThan(HybridTime.of(7, 65_535));
    }

    @Test
    void parts_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> HybridTime.of(1, 65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HybridTime.of(1L << 47, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HybridTime(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
