package io.anlan.failover.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anlan.kernel.SiteId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeHealthTest {

    private static final CheckRules RULES = CheckRules.STANDARD;
    private static final NodeAddress NODE = new NodeAddress(SiteId.SITE_A, "127.0.1.1", 21081);

    @Test
    void an_unseen_node_is_up_after_one_success_and_at_once_warm() {
        NodeHealth health = NodeHealth.unseen(NODE, 0).ready(RULES, millis(10));

        assertThat(health.isUp()).isTrue();
        assertThat(health.weight(RULES, millis(10))).isEqualTo(1);
    }

    @Test
    void one_failure_is_forgiven_two_in_a_row_are_not() {
        NodeHealth once = up().failed(RULES, millis(1));
        NodeHealth mended = once.ready(RULES, millis(2)).failed(RULES, millis(3));

        assertThat(once.isUp()).isTrue();
        assertThat(mended.isUp()).isTrue();
        assertThat(mended.failed(RULES, millis(4)).isUp()).isFalse();
    }

    @Test
    void a_refused_connection_needs_no_second_opinion() {
        assertThat(up().refused(RULES, millis(1)).isUp()).isFalse();
    }

    @Test
    void a_node_that_is_down_needs_two_successes_in_a_row() {
        NodeHealth down = up().refused(RULES, 0);

        NodeHealth flapping =
                down.ready(RULES, millis(1)).failed(RULES, millis(2)).ready(RULES, millis(3));

        assertThat(flapping.isUp()).isFalse();
        assertThat(flapping.ready(RULES, millis(4)).isUp()).isTrue();
    }

    @Test
    void who_comes_back_after_long_takes_its_share_slowly() {
        long back = millis(10_000);
        NodeHealth health = up().refused(RULES, 0).ready(RULES, back).ready(RULES, back);

        assertThat(health.weight(RULES, back)).isEqualTo(0.1);
        assertThat(health.weight(RULES, back + millis(2_500))).isCloseTo(0.55, within(0.001));
        assertThat(health.weight(RULES, back + millis(5_000))).isEqualTo(1);
    }

    @Test
    void who_was_away_for_a_moment_is_warm_still() {
        NodeHealth health = up().refused(RULES, 0).ready(RULES, millis(1_500)).ready(RULES, millis(1_999));

        assertThat(health.weight(RULES, millis(1_999))).isEqualTo(1);
    }

    @Test
    void being_down_lasts_from_the_first_failure_that_counted() {
        NodeHealth down = up().failed(RULES, millis(100)).failed(RULES, millis(300));

        assertThat(down.failed(RULES, millis(500)).sinceNanos()).isEqualTo(millis(300));
        assertThat(down.refused(RULES, millis(500)).sinceNanos()).isEqualTo(millis(300));
    }

    @Test
    void a_frozen_node_is_down_before_a_try_has_had_its_time() {
        Duration seen = RULES.every().multipliedBy(RULES.downAfter()).plus(RULES.timeout());

        assertThat(seen).isLessThan(io.anlan.kernel.Ladder.EDGE_TRY);
    }

    private static NodeHealth up() {
        return NodeHealth.unseen(NODE, 0).ready(RULES, 0);
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
