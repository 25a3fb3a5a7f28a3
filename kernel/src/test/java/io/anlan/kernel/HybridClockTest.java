package io.anlan.kernel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HybridClockTest {
    private static final long START = 1_795_000_000_000L;
    private static final long SECONDS_MAX = 30;

    private final SetTicker ticker = new SetTicker(START);
    private final InMemoryHighWaterMark mark = new InMemoryHighWaterMark();
    private final HybridClock clock = new HybridClock(ticker, mark);

    @Test
    void the_first_time_is_that_of_the_wall() {
        assertThat(clock.next()).isEqualTo(HybridTime.of(START, 0));
    }

    @Test
    void times_of_one_millisecond_rise_by_the_counter() {
        assertThat(clock.next()).isEqualTo(HybridTime.of(START, 0));
        assertThat(clock.next()).isEqualTo(HybridTime.of(START, 1));
    }

    @Test
    void a_clock_set_back_does_not_repeat_a_time() {
        HybridTime before = clock.next();

        ticker.set(START - 3_600_000);

        assertThat(clock.next()).isGreaterThan(before);
    }

    @Test
    void a_restart_with_a_clock_set_back_does_not_repeat_a_time() {
        HybridTime before = clock.next();

        ticker.set(START - 3_600_000);
        HybridClock restarted = new HybridClock(ticker, mark);

        assertThat(restarted.next()).isGreaterThan(before);
    }

    @Test
    void no_time_is_given_that_the_mark_does_not_cover() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            ticker.set(START + random.nextInt(60_000));

            assertThat(clock.next().millis()).isLessThan(mark.load());
        }
    }

    @Test
    void the_mark_is_renewed_every_two_seconds_and_not_for_every_time() {
        for (int millis = 0; millis < 10_000; millis++) {
            ticker.set(START + millis);
            assertThat(clock.next()).isNotNull();
        }

        assertThat(mark.reservations()).isEqualTo(5);
    }

    @Test
    void who_reserves_ahead_never_waits_for_the_disk_in_next() {
        clock.reserveAhead();
        for (int millis = 0; millis < 10_000; millis++) {
            ticker.set(START + millis);
            if (millis % 500 == 0) {
                clock.reserveAhead();
            }
            int before = mark.reservations();

            assertThat(clock.next()).isNotNull();

            assertThat(mark.reservations()).isEqualTo(before);
        }
    }

    @Test
    void who_asks_for_a_time_does_not_wait_for_the_disk_of_who_reserves_ahead() throws Exception {
        SlowDisk disk = new SlowDisk();
        HybridClock served = new HybridClock(ticker, disk);
        assertThat(served.next()).isEqualTo(HybridTime.of(START, 0));
        ticker.set(START + 1_500);
        CompletableFuture<Void> ahead = CompletableFuture.runAsync(served::reserveAhead);
        try {
            assertThat(disk.busy.await(SECONDS_MAX, SECONDS)).isTrue();

            CompletableFuture<HybridTime> asked = CompletableFuture.supplyAsync(served::next);

            assertThat(asked.get(SECONDS_MAX, SECONDS)).isEqualTo(HybridTime.of(START + 1_500, 0));
            assertThat(ahead).isNotDone();
        } finally {
            disk.done.countDown();
        }
        ahead.get(SECONDS_MAX, SECONDS);
    }

    @Test
    void a_time_seen_is_passed() {
        HybridTime remote = HybridTime.of(START + 300, 9);

        clock.observe(remote);

        assertThat(clock.next()).isEqualTo(remote.successor());
        assertThat(clock.clamps()).isZero();
    }

    @Test
    void a_time_of_the_past_changes_nothing() {
        clock.observe(HybridTime.of(START - 300, 9));

        assertThat(clock.next()).isEqualTo(HybridTime.of(START, 0));
    }

    @Test
    void a_time_more_than_500_ms_ahead_is_clamped_and_counted() {
        clock.observe(HybridTime.of(START + 600_000, 0));

        assertThat(clock.next()).isEqualTo(HybridTime.of(START + 500, 1));
        assertThat(clock.clamps()).isEqualTo(1);
    }

    @Test
    void a_time_exactly_500_ms_ahead_is_followed() {
        clock.observe(HybridTime.of(START + 500, 0));

        assertThat(clock.next()).isEqualTo(HybridTime.of(START + 500, 1));
        assertThat(clock.clamps()).isZero();
    }

    @Test
    void times_rise_through_any_steps_restarts_and_remote_times() {
        Random random = new Random(11);
        HybridClock running = clock;
        HybridTime last = HybridTime.of(0, 0);
        for (int i = 0; i < 100_000; i++) {
            ticker.set(START + random.nextInt(20_000) - 10_000);
            if (random.nextInt(100) == 0) {
                running = new HybridClock(ticker, mark);
            }
            if (random.nextInt(10) == 0) {
                running.observe(HybridTime.of(START + random.nextInt(100_000), random.nextInt(65_536)));
            }

            HybridTime next = running.next();

            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    /** Takes the first reservation at once; the second one waits until the test lets it go. */
    private static final class SlowDisk implements HighWaterMark {
        private final AtomicInteger reservations = new AtomicInteger();
        private final CountDownLatch busy = new CountDownLatch(1);
        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public long load() {
            return 0;
        }

        @Override
        public void reserve(long untilMillis) {
            if (reservations.incrementAndGet() == 2) {
                busy.countDown();
                try {
                    assertThat(done.await(2 * SECONDS_MAX, SECONDS)).isTrue();
                } catch (InterruptedException ended) {
                    throw new IllegalStateException(ended);
                }
            }
        }
    }
}
