package io.anlan.chaos.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anlan.chaos.statistics.Episodes.Tally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    @Test
    void so_many_episodes_speak_of_so_large_a_share() {
        assertThat(Episodes.wanted(0.95, 0.95)).isEqualTo(59);
        assertThat(Episodes.wanted(0.99, 0.95)).isEqualTo(299);
        assertThat(Episodes.confidence(59, 0.95)).isGreaterThanOrEqualTo(0.95);
        assertThat(Episodes.share(30, 0.95)).isCloseTo(0.905, within(0.001));
        assertThat(Episodes.share(0, 0.95)).isZero();
    }

    @Test
    void bad_ones_in_one_bunch_widen_the_bound() {
        List<Tally> spread = new ArrayList<>();
        List<Tally> bunched = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            spread.add(new Tally(1, 1_000));
            bunched.add(new Tally(i == 0 ? 20 : 0, 1_000));
        }

        double evenly = Episodes.bootstrapUpperBound(spread, 0.95, 7);
        double inOneBunch = Episodes.bootstrapUpperBound(bunched, 0.95, 7);

        assertThat(evenly).isCloseTo(0.001, within(1e-9));
        assertThat(inOneBunch).isGreaterThan(2 * evenly);
        assertThat(Episodes.bootstrapUpperBound(bunched, 0.95, 7)).isEqualTo(inOneBunch);
        assertThat(Episodes.bootstrapUpperBound(List.of(), 0.95, 7)).isEqualTo(1);
    }
}
