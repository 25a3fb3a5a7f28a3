package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anlan.replication.backup.RetentionPolicy.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
    private static final long DAY = Duration.ofDays(1).toNanos() / 1_000;
    private static final long NOW = 100 * DAY;

    private final RetentionPolicy policy = new RetentionPolicy(2, Duration.ofDays(10));

    @Test
    void what_is_old_and_not_among_the_newest_goes() {
        List<Kept> all = List.of(good(1), good(9), good(10), good(11), good(40));

        assertThat(policy.gone(all, NOW)).containsExactly(good(11), good(40));
    }

    @Test
    void the_newest_stay_however_old() {
        assertThat(policy.gone(List.of(good(50), good(60), good(70)), NOW)).containsExactly(good(70));
    }

    @Test
    void spoiled_ones_do_not_count_as_kept() {
        assertThat(policy.gone(List.of(bad(20), bad(30), good(50), bad(55), good(60), good(70)), NOW))
                .containsExactly(good(70));
    }

    @Test
    void while_none_is_good_nothing_goes() {
        assertThat(policy.gone(List.of(bad(20), bad(30)), NOW)).isEmpty();
    }

    @Test
    void nobody_can_ask_to_keep_none() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new RetentionPolicy(0, Duration.ZERO));
    }

    @Test
    void whatever_there_is_the_newest_good_one_stays() {
        Random random = new Random(11);
        for (int run = 0; run < 1_000; run++) {
            List<Kept> all = new ArrayList<>();
            int days = 0;
            for (int i = random.nextInt(8); i > 0; i--) {
                days += 1 + random.nextInt(20);
                all.add(random.nextBoolean() ? good(days) : bad(days));
            }
            RetentionPolicy any = new RetentionPolicy(1 + random.nextInt(3), Duration.ofDays(random.nextInt(30)));

            List<Kept> gone = any.gone(all, NOW);

            List<Kept> good = all.stream().filter(Kept::good).toList();
            assertThat(gone)
                    .describedAs("%s under %s", all, any)
                    .doesNotContainAnyElementsOf(good.isEmpty() ? List.of(good(0)) : good.subList(0, 1));
        }
    }

    private static Kept good(int daysOld) {
        return new Kept("good" + daysOld, NOW - daysOld * DAY, true);
    }

    private static Kept bad(int daysOld) {
        return new Kept("bad" + daysOld, NOW - daysOld * DAY, false);
    }
}
