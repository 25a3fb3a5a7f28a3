package io.anlan.chaos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuTimesTest {
    @Test
    void a_name_with_spaces_and_parentheses_does_not_shift_the_fields() {
        CpuTimes times = CpuTimes.parse(
                "42 (postgres: (x) y) S 1 42 42 0 -1 4194304 10 20 0 0 150 50 7 3 20 0 1 0 100 1000 10 0 0 0 0 0 0 0 0 0\n");

        assertThat(times).isEqualTo(new CpuTimes(150, 50, 7, 3));
        assertThat(times.micros()).isEqualTo(2_100_000);
    }

    @Test
    void resident_and_peak_memory_are_read() {
        Memory memory = Memory.parse(List.of("Name:\tjava", "VmHWM:\t  410000 kB", "VmRSS:\t  390000 kB"));

        assertThat(memory).isEqualTo(new Memory(390_000, 410_000));
    }
}
