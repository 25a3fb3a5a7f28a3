package io.anlan.failover.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final RetryBudget budget = new RetryBudget(0);
    private long now;

    @Test
    void a_fault_may_cost_three_seconds_of_full_traffic() {
        traffic(1_000, 5, 0);

        assertThat(traffic(1_000, 3, 1)).isGreaterThanOrEqualTo(3_000 - 10);
    }

    @Test
    void in_the_long_run_a_fifth_of_the_traffic_is_tried_again() {
        traffic(1_000, 10, 0);
        traffic(1_000, 10, 1);

        assertThat(traffic(1_000, 60, 1)).isBetween(11_900L, 12_100L);
    }

    @Test
    void an_edge_that_has_just_started_has_some_to_give() {
        int given = 0;
        while (budget.take(now)) {
            given++;
        }

        assertThat(given).isEqualTo(300);
    }

    @Test
    void after_a_storm_a_quarter_of_a_minute_fills_the_bucket_again() {
        traffic(1_000, 30, 1);

        traffic(1_000, 16, 0);

        assertThat(budget.left()).isGreaterThan(2_900);
    }

    @Test
    void what_full_traffic_is_fades_when_it_is_gone() {
        traffic(1_000, 10, 0);
        now += Duration.ofMinutes(10).toNanos();
        traffic(1, 2, 0);

        assertThat(budget.left()).isEqualTo(300);
    }

    /** Requests at a rate, each wanting so many second tries; answers how many it got. */
    @CanIgnoreReturnValue
    private long traffic(int perSecond, int seconds, int wanted) {
        long given = 0;
        for (int i = 0; i < perSecond * seconds; i++) {
            now += 1_000 * MILLI / perSecond;
            budget.earn(now);
            for (int want = 0; want < wanted; want++) {
                given += budget.take(now) ? 1 : 0;
            }
        }
        return given;
    }
}
