package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pauses_double_up_to_the_limit_and_begin_small_again() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1));

        List<Long> pauses =
                Stream.generate(backoff::next).limit(6).map(Duration::toMillis).toList();
        backoff.reset();

        assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L);
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
    }
}
