package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReaderSeenTest {
    private final ReaderSeen reader = new ReaderSeen(Duration.ofSeconds(5));

    @Test
    void one_that_was_seen_is_gone_after_the_longest_silence() {
        assertThat(reader.gone(true, Duration.ofSeconds(1))).isFalse();

        assertThat(reader.gone(false, Duration.ofSeconds(5))).isFalse();
        assertThat(reader.gone(false, Duration.ofSeconds(6))).isTrue();
    }

    @Test
    void one_that_is_seen_may_be_silent_for_any_time() {
        assertThat(reader.gone(true, Duration.ofHours(1))).isFalse();
    }

    @Test
    void one_that_is_beginning_has_more_time_and_not_for_ever() {
        assertThat(reader.gone(false, Duration.ofSeconds(30))).isFalse();
        assertThat(reader.gone(false, Duration.ofSeconds(61))).isTrue();
    }
}
