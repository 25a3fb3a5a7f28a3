package io.anlan.failover.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteChoiceTest {

    private static final CheckRules RULES = CheckRules.STANDARD;
    private static final NodeAddress A1 = new NodeAddress(SiteId.SITE_A, "127.0.1.1", 1);
    private static final NodeAddress A2 = new NodeAddress(SiteId.SITE_A, "127.0.1.1", 2);
    private static final NodeAddress B1 = new NodeAddress(SiteId.SITE_B, "127.0.2.1", 1);
    private static final long LATER = Duration.ofSeconds(60).toNanos();

    private final SiteChoice choice = new SiteChoice(RULES);

    @ParameterizedTest
    @CsvSource({
        "SITE_A, true,  true,  SITE_A, SITE_B",
        "SITE_B, true,  true,  SITE_B, SITE_A",
        "SITE_A, false, true,  SITE_B,",
        "SITE_B, true,  false, SITE_A,",
        "SITE_A, true,  false, SITE_A,",
        "SITE_A, false, false, SITE_A,",
        "SITE_B, false, false, SITE_B,",
    })
    void home_while_it_is_up_and_never_a_second_try_at_a_site_that_is_down(
            SiteId home, boolean aUp, boolean bUp, SiteId first, SiteId second) {
        EdgeView view = view(aUp, false, bUp, A1, B1);

        NodeAddress chosen = Objects.requireNonNull(choice.first(view, new Traveller(home, 0.5), 0, LATER));
        NodeAddress spare = choice.second(view, chosen, 0, LATER);

        assertThat(chosen.site()).isEqualTo(first);
        assertThat(spare == null ? null : spare.site()).isEqualTo(second);
    }

    @Test
    void when_the_other_site_is_down_another_node_of_this_one_is_the_spare() {
        assertThat(choice.second(view(true, true, false, A1, A2, B1), A1, 0, LATER))
                .isEqualTo(A2);
        assertThat(choice.second(view(true, true, true, A1, A2, B1), A1, 0, LATER))
                .isEqualTo(B1);
        assertThat(choice.second(view(true, false, false, A1, A2, B1), A1, 0, LATER))
                .isNull();
    }

    @Test
    void nodes_of_a_site_take_turns_and_one_that_is_down_takes_none() {
        Traveller person = new Traveller(SiteId.SITE_A, 0.5);
        List<NodeAddress> both = new ArrayList<>();
        List<NodeAddress> one = new ArrayList<>();

        for (int turn = 0; turn < 4; turn++) {
            both.add(choice.first(view(true, true, true, A1, A2, B1), person, turn, LATER));
            one.add(choice.first(view(true, false, true, A1, A2, B1), person, turn, LATER));
        }

        assertThat(both).containsExactly(A1, A2, A1, A2);
        assertThat(one).containsOnly(A1);
    }

    @Test
    void a_cold_site_takes_a_tenth_then_half_then_all_of_its_persons() {
        EdgeView view = cold(view(true, false, true, A1, B1), A1);

        assertThat(shareAt(view, A1, LATER)).isBetween(0.05, 0.15);
        assertThat(shareAt(view, A1, LATER + Duration.ofMillis(2_500).toNanos()))
                .isBetween(0.5, 0.6);
        assertThat(shareAt(view, A1, LATER + Duration.ofMillis(5_000).toNanos()))
                .isEqualTo(1);
    }

    @Test
    void persons_who_moved_to_a_warming_site_stay_there() {
        EdgeView view = cold(view(true, false, true, A1, B1), A1);
        long half = LATER + Duration.ofMillis(2_500).toNanos();

        for (int i = 0; i < 1_000; i++) {
            Traveller person = new Traveller(SiteId.SITE_A, i / 1_000.0);
            boolean early = A1.equals(choice.first(view, person, i, LATER));
            boolean later = A1.equals(choice.first(view, person, i, half));
            assertThat(!early || later).isTrue();
        }
    }

    @Test
    void two_cold_sites_share_as_warm_ones_do() {
        EdgeView view = cold(cold(view(true, false, true, A1, B1), A1), B1);

        assertThat(shareAt(view, A1, LATER)).isEqualTo(1);
    }

    @Test
    void a_cold_node_takes_less_than_its_warm_neighbour() {
        EdgeView view = cold(view(true, true, true, A1, A2, B1), A2);

        assertThat(shareAt(view, A2, LATER)).isBetween(0.05, 0.15);
    }

    @Test
    void a_configuration_of_one_site_serves_all() {
        EdgeView view = view(true, false, false, A1);

        assertThat(choice.first(view, new Traveller(SiteId.SITE_B, 0.5), 0, LATER))
                .isEqualTo(A1);
        assertThat(choice.second(view, A1, 0, LATER)).isNull();
    }

    @Test
    void a_site_takes_the_share_it_is_given() {
        EdgeView all = view(true, false, true, A1, B1);

        assertThat(shareAt(all.weighing(new SiteWeights(0, 100)), A1, LATER)).isZero();
        assertThat(shareAt(all.weighing(new SiteWeights(25, 100)), A1, LATER)).isBetween(0.24, 0.26);
        assertThat(shareAt(all.weighing(new SiteWeights(25, 25)), A1, LATER)).isEqualTo(1);
        assertThat(shareAt(all.weighing(new SiteWeights(100, 0)), A1, LATER)).isEqualTo(1);
    }

    @Test
    void a_draining_site_takes_second_tries_only_when_nobody_else_can() {
        EdgeView both = view(true, false, true, A1, B1).weighing(new SiteWeights(100, 0));
        EdgeView alone = view(false, false, true, A1, B1).weighing(new SiteWeights(100, 0));

        assertThat(choice.second(both, A1, 0, LATER)).isNull();
        assertThat(choice.second(alone, A1, 0, LATER)).isEqualTo(B1);
    }

    private double shareAt(EdgeView view, NodeAddress node, long nowNanos) {
        int there = 0;
        for (int i = 0; i < 1_000; i++) {
            Traveller person = new Traveller(SiteId.SITE_A, i / 1_000.0);
            there += node.equals(choice.first(view, person, i, nowNanos)) ? 1 : 0;
        }
        return there / 1_000.0;
    }

    /** The view after the node was away for a minute and has just come back. */
    private static EdgeView cold(EdgeView view, NodeAddress node) {
        return view.with(
                node, health -> health.refused(RULES, 0).ready(RULES, LATER).ready(RULES, LATER));
    }

    private static EdgeView view(boolean a1Up, boolean a2Up, boolean bUp, NodeAddress... nodes) {
        EdgeView view = EdgeView.unseen(List.of(nodes), 0);
        for (NodeAddress node : nodes) {
            boolean up = node.equals(A1) && a1Up || node.equals(A2) && a2Up || node.equals(B1) && bUp;
            view = view.with(node, health -> up ? health.ready(RULES, 0) : health.refused(RULES, 0));
        }
        return view;
    }
}
