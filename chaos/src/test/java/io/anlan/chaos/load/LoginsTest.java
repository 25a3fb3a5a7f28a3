package io.anlan.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.anlan.kernel.SystemTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final Population PEOPLE = new Population(3, 200);
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Test
    void never_more_than_allowed_are_under_way_at_once() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch eight = new CountDownLatch(8);

        String[] tokens = new Logins(citizen -> later(citizen, now, most, eight), 8, PAUSE)
                .all(100, PEOPLE::citizen, done -> {}, LONG_ENOUGH, SystemTime.INSTANCE);

        assertThat(most.get()).isEqualTo(8);
        assertThat(tokens).hasSize(100).startsWith("t0", "t1").endsWith("t99");
    }

    @Test
    void a_login_that_fails_is_tried_again() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();

        String[] tokens = new Logins(
                        citizen -> tries.incrementAndGet() < 3
                                ? CompletableFuture.failedFuture(new IllegalStateException("busy"))
                                : CompletableFuture.completedFuture("t"),
                        1,
                        PAUSE)
                .all(1, PEOPLE::citizen, done -> {}, LONG_ENOUGH, SystemTime.INSTANCE);

        assertThat(tokens).containsExactly("t");
        assertThat(tries).hasValue(3);
    }

    @Test
    void a_login_that_keeps_failing_ends_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Logins(
                                citizen -> CompletableFuture.failedFuture(new IllegalStateException("no")), 2, PAUSE)
                        .all(10, PEOPLE::citizen, done -> {}, LONG_ENOUGH, SystemTime.INSTANCE))
                .withMessageContaining("no");
    }

    @Test
    void a_login_that_never_answers_ends_it_in_time() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Logins(citizen -> new CompletableFuture<>(), 2, PAUSE)
                        .all(10, PEOPLE::citizen, done -> {}, Duration.ofMillis(50), SystemTime.INSTANCE))
                .withMessageContaining("too long");
    }

    /** Nobody is let in before eight have asked. */
    private static CompletionStage<String> later(
            Citizen citizen, AtomicInteger now, AtomicInteger most, CountDownLatch eight) {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        eight.countDown();
        return CompletableFuture.supplyAsync(
                () -> {
                    awaitUninterruptibly(eight);
                    now.decrementAndGet();
                    return "t" + citizen.number();
                },
                beside -> new Thread(beside).start());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
