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
        FaultFigures figures =
                FaultFigures.of(Fault.SITE_KILL, List.of(Played.of(Fault.SITE_KILL, 1, 100, 400, -1, true, false)));

        assertThat(figures.quantile(0.5, Episode::backMillis)).isEqualTo(-1);
    }

    @Test
    void a_fault_that_nobody_saw_and_databases_that_never_agreed_give_no_figure() {
        Episode unseen = Played.of(Fault.SITE_KILL, 1, 0, -1, -1, true, false);
        Episode apart = Played.of(Fault.SITE_KILL, 2, 100, 400, 900, false, false);
        Episode sound = Played.of(Fault.SITE_KILL, 3, 300);

        FaultFigures figures = FaultFigures.of(Fault.SITE_KILL, List.of(unseen, apart, sound));

        assertThat(figures.counted()).containsExactly(sound);
        assertThat(figures.quantile(0.01, Episode::gapMillis)).isEqualTo(300);
        assertThat(FaultFigures.of(Fault.SITE_KILL, List.of(unseen, apart)).gapKept())
                .isFalse();
        assertThat(unseen.flaws()).containsExactly("nobody saw the fault");
        assertThat(apart.flaws()).hasSize(1);
        assertThat(sound.flaws()).isEmpty();
    }

    @Test
    void of_a_killed_edge_its_process_tells() {
        assertThat(Played.of(Fault.EDGE_KILL, 1, 0, -1, -1, true, true).flaws()).isEmpty();
        assertThat(Played.of(Fault.EDGE_KILL, 1, 0, -1, -1, true, false).counts())
                .isFalse();
    }

    @Test
    void what_never_came_back_is_a_flaw() {
        assertThat(Played.of(Fault.SITE_KILL, 1, 0, 400, -1, true, false).flaws())
                .containsExactly("never seen back");
    }
}
