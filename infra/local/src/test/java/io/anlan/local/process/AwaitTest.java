package io.anlan.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void what_does_not_come_is_told_by_its_name_and_by_what_was_seen_last() {
        assertThatThrownBy(() -> Await.that("the tide turns", SHORT)
                        .explainedBy(() -> "; it stands at 3 m")
                        .until(() -> false))
                .isInstanceOf(PartException.class)
                .hasMessageEndingWith("the tide turns; it stands at 3 m");
    }

    @Test
    void a_look_that_fails_is_too_early_and_the_next_one_counts() {
        var looks = new AtomicInteger();

        Await.that("the third look", LONG).every(Duration.ofMillis(1)).untilItHolds(() -> {
            if (looks.incrementAndGet() < 3) {
                throw new IOException("refused");
            }
            return true;
        });

        assertThat(looks).hasValue(3);
    }

    @Test
    void the_last_failure_is_the_cause_when_the_time_is_over() {
        assertThatThrownBy(() -> Await.that("an answer", SHORT).untilItHolds(() -> {
                    throw new IOException("refused");
                }))
                .isInstanceOf(PartException.class)
                .hasRootCauseMessage("refused");
    }

    @Test
    void who_only_asks_is_told_yes_or_no() {
        assertThat(Await.that("nothing", LONG).holds(() -> true)).isTrue();
        assertThat(Await.that("nothing", SHORT).holds(() -> false)).isFalse();
    }

    @Test
    void waiting_ends_when_it_makes_no_sense_any_more() {
        assertThatThrownBy(() -> Await.that("an answer of the dead", LONG)
                        .unless(() -> {
                            throw new PartException("it has ended");
                        })
                        .until(() -> false))
                .hasMessage("it has ended");
    }
}
