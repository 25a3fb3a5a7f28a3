package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurabilityTest {
    private final Durability durability = new Durability();

    @Test
    void who_read_the_database_before_the_write_still_finds_what_was_written() {
        durability.batchIsBoth("batch-1");
        durability.written(durability.pending());

        assertThat(durability.both("batch-1")).isTrue();
        assertThat(durability.pending().isEmpty()).isTrue();
    }

    @Test
    void what_was_written_long_ago_is_left_to_the_database() {
        durability.batchIsBoth("batch-1");
        for (int write = 0; write < 100; write++) {
            durability.batchIsBoth("later-" + write);
            durability.written(durability.pending());
        }

        assertThat(durability.both("batch-1")).isFalse();
        assertThat(durability.both("later-99")).isTrue();
    }
}
