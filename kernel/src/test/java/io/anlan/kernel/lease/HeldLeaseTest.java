package io.anlan.kernel.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Ladder;
import io.anlan.kernel.Ticker;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldLeaseTest {
    private final TwoClocks clocks = new TwoClocks();

    @Test
    void holds_until_the_lease_has_passed_since_before_the_question() {
        var lease = granted();

        clocks.pass(2_999);
        assertThat(lease.holds(clocks)).isTrue();
        clocks.pass(1);
        assertThat(lease.holds(clocks)).isFalse();
    }

    @Test
    void a_machine_that_was_suspended_holds_nothing_though_its_monotonic_clock_stood_still() {
        var lease = granted();

        clocks.wallMillis += 3_000;

        assertThat(lease.holds(clocks)).isFalse();
    }

    @Test
    void a_wall_clock_set_back_prolongs_nothing() {
        var lease = granted();

        clocks.wallMillis -= 60_000;
        clocks.monotonicNanos += TimeUnit.MILLISECONDS.toNanos(3_000);

        assertThat(lease.holds(clocks)).isFalse();
    }

    @Test
    void an_answer_that_comes_late_takes_nothing_back() {
        var earlier = granted();
        clocks.pass(1_000);
        var later = granted();

        assertThat(earlier.renewed(later)).isSameAs(later);
        assertThat(later.renewed(earlier)).isSameAs(later);
    }

    @Test
    void a_later_epoch_outweighs_whatever_was_asked_when() {
        var first = granted();
        var second = new HeldLease("share/site-a", 8, first.asked(), LeaseTimes.LEASE);

        assertThat(first.renewed(second)).isSameAs(second);
        clocks.pass(1);
        assertThat(second.renewed(granted())).isSameAs(second);
    }

    @Test
    void who_grants_waits_longer_than_a_slow_clock_and_a_put_and_a_pause() {
        var slowest = LeaseTimes.LEASE.multipliedBy(105).dividedBy(100);

        assertThat(LeaseTimes.GRANTOR_WAIT)
                .isEqualTo(slowest.plus(Ladder.JOURNAL_PUT).plus(LeaseTimes.PAUSE))
                .isGreaterThan(LeaseTimes.LEASE.plusSeconds(3));
        assertThat(LeaseTimes.RENEW_EVERY.multipliedBy(2)).isLessThan(LeaseTimes.LEASE);
    }

    private HeldLease granted() {
        return new HeldLease("share/site-a", 7, AskedAt.now(clocks), LeaseTimes.LEASE);
    }

    private static final class TwoClocks implements Ticker {
        private long wallMillis = 1_700_000_000_000L;
        private long monotonicNanos = 42;

        void pass(long millis) {
            wallMillis += millis;
            monotonicNanos += TimeUnit.MILLISECONDS.toNanos(millis);
        }

        @Override
        public long wallMillis() {
            return wallMillis;
        }

        @Override
        public long monotonicNanos() {
            return monotonicNanos;
        }
    }
}
