package io.anlan.app.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Ticker;
import org.junit.jupiter.api.Test;

/** A lease ends by whichever clock has run further, and what is said hangs on it. */
class LeaseTest {

    private final Clocks clocks = new Clocks();
    private final Lease lease = new Lease(4, clocks.monotonicNanos(), clocks.wallMillis(), 3_000);

    @Test
    void it_ends_by_the_monotonic_clock_when_the_wall_clock_is_set_back() {
        clocks.millis = 2_999;
        clocks.wallAhead = -5_000;
        assertThat(lease.epochAt(clocks)).isEqualTo(4);

        clocks.millis = 3_000;
        assertThat(lease.epochAt(clocks)).isZero();
    }

    @Test
    void it_ends_by_the_wall_clock_when_the_machine_was_suspended() {
        clocks.millis = 10;
        clocks.wallAhead = 30_000;

        assertThat(lease.epochAt(clocks)).isZero();
    }

    @Test
    void what_both_sites_have_is_said_only_under_the_same_epoch_as_before() {
        assertThat(Judging.judge(4, 4, true, 0, 0)).isEqualTo(Judging.Verdict.BOTH_SITES);
        assertThat(Judging.judge(4, 0, true, 0, 0)).isEqualTo(Judging.Verdict.TOO_LATE);
        assertThat(Judging.judge(4, 5, true, 0, 0)).isEqualTo(Judging.Verdict.TOO_LATE);
        assertThat(Judging.judge(0, 0, true, 0, 0)).isEqualTo(Judging.Verdict.TOO_LATE);
    }

    @Test
    void what_one_site_has_is_said_only_by_who_was_alone_all_the_while() {
        assertThat(Judging.judge(4, 4, false, 0, 0)).isEqualTo(Judging.Verdict.NOT_HELD);
        assertThat(Judging.judge(4, 4, false, 0, 9)).isEqualTo(Judging.Verdict.NOT_HELD);
        assertThat(Judging.judge(4, 4, false, 9, 0)).isEqualTo(Judging.Verdict.NOT_HELD);
        assertThat(Judging.judge(4, 4, false, 8, 9)).isEqualTo(Judging.Verdict.NOT_HELD);
        assertThat(Judging.judge(4, 4, false, 9, 9)).isEqualTo(Judging.Verdict.ONE_SITE);
    }

    private static final class Clocks implements Ticker {

        private long millis;
        private long wallAhead;

        @Override
        public long wallMillis() {
            return 1_000_000 + millis + wallAhead;
        }

        @Override
        public long monotonicNanos() {
            return 77 + millis * 1_000_000;
        }
    }
}
