package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration WELL = Duration.ofSeconds(10);

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), WELL);

    @Test
    void pauses_double_up_to_the_limit() {
        List<Long> pauses =
                Stream.generate(backoff::next).limit(6).map(Duration::toMillis).toList();

        assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L);
    }

    @Test
    void they_begin_small_again_after_a_link_ran_well_and_not_before() {
        var unused = List.of(backoff.next(), backoff.next());

        backoff.ran(WELL.minusMillis(1));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(400));

        backoff.ran(WELL);
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
    }
}
