package io.anlan.local.wan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WanPaceTest {
    @Test
    void jitter_comes_on_top_of_the_delay_and_never_above_its_bound() {
        var pace = new WanPace(20, 100, 0);

        assertThat(pace.lateMillis(0)).isEqualTo(20);
        assertThat(pace.lateMillis(0.5)).isEqualTo(70);
        assertThat(pace.lateMillis(Math.nextDown(1.0))).isEqualTo(120);
        assertThat(WanPace.FREE.lateMillis(0.9)).isZero();
    }

    @Test
    void nothing_is_faster_than_at_once() {
        assertThatThrownBy(() -> new WanPace(0, -1, 0)).hasMessageContaining("jitter");
    }
}
