package io.anlan.chaos.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultFiguresTest {

    @Test
    void quantiles_are_by_nearest_rank_and_of_one_fault_only() {
        List<Episode> all = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            all.add(Played.of(Fault.SITE_KILL, i, i * 100));
            all.add(Played.of(Fault.WAN_CUT, i, 9_900));
        }

        FaultFigures figures = FaultFigures.of(Fault.SITE_KILL, all);

        assertThat(figures.quantile(0.5, Episode::gapMillis)).isEqualTo(1_000);
        assertThat(figures.quantile(0.95, Episode::gapMillis)).isEqualTo(1_900);
        assertThat(figures.quantile(1, Episode::gapMillis)).isEqualTo(2_000);
        assertThat(figures.gapKept()).isFalse();
        assertThat(FaultFigures.of(Fault.SITE_KILL, all.subList(0, 9)).gapKept())
                .isTrue();
    }

    @Test
    void what_was_never_seen_is_no_zero() {
        FaultFigures figures = FaultFigures.of(Fault.SITE_KILL, List.of(Played.of(Fault.SITE_KILL, 1, 100)));

        assertThat(figures.quantile(0.5, Episode::backMillis)).isEqualTo(-1);
    }
}
