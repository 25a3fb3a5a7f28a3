package io.anlan.app.registration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.registration.Lanes.Lane;
import io.anlan.app.testing.SetTicker;
import org.junit.jupiter.api.Test;

/** The rules of how many lanes are open: two at most here, and four make a crowd. */
class LanesTest {

    private static final int CROWD = 4;

    private final SetTicker time = new SetTicker(0);
    private final Lanes lanes = new Lanes(2, CROWD, time);

    @Test
    void nobody_needs_no_lane() {
        assertThat(lanes.open(0)).isNull();
    }

    @Test
    void a_few_share_one_lane() {
        assertThat(open(1)).isNotNull();

        assertThat(lanes.open(CROWD - 1)).isNull();
    }

    @Test
    void a_crowd_has_all_lanes_and_no_more() {
        assertThat(open(1)).isNotNull();
        assertThat(open(CROWD)).isNotNull();

        assertThat(lanes.open(100)).isNull();
    }

    @Test
    void a_lane_goes_on_while_somebody_waits() {
        var lane = open(1);

        assertThat(lanes.goesOn(lane, 1)).isTrue();
        assertThat(lanes.goesOn(lane, 0)).isFalse();
        assertThat(lanes.open(1)).isNotNull();
    }

    @Test
    void the_second_ends_when_the_crowd_has_gone() {
        assertThat(open(1)).isNotNull();
        var second = open(CROWD);

        assertThat(lanes.goesOn(second, CROWD)).isTrue();
        assertThat(lanes.goesOn(second, CROWD - 1)).isFalse();
    }

    @Test
    void nobody_waits_behind_a_hung_lane() {
        var hung = open(1);
        time.setWallMillis(40);
        assertThat(lanes.open(1)).isNull();
        time.setWallMillis(41);

        var second = open(1);
        assertThat(lanes.goesOn(second, 1)).isTrue();
        assertThat(lanes.goesOn(hung, 1)).as("one is enough again").isFalse();
        assertThat(lanes.open(1)).isNull();
    }

    @Test
    void what_hung_and_ended_is_not_counted() {
        var hung = open(1);
        time.setWallMillis(41);
        assertThat(open(1)).isNotNull();
        lanes.end(hung);

        assertThat(lanes.open(1)).isNull();
    }

    private Lane open(int queued) {
        return requireNonNull(lanes.open(queued));
    }
}
