package io.anlan.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatTest {
    private static final String REST = " 17 1 1 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 %d 0 987654 1 2 3";

    @Test
    void a_name_with_spaces_and_parentheses_is_no_trap() {
        var stat = ProcessStat.parse("4711 (a ) (b) S" + String.format(REST, 1));

        assertThat(stat).isEqualTo(new ProcessStat(4711, 'S', 17, 1, 987654));
        assertThat(stat.running()).isTrue();
    }

    @Test
    void a_process_whose_first_thread_is_gone_runs_until_the_last_one_is() {
        assertThat(ProcessStat.parse("1 (x) Z" + String.format(REST, 3)).running())
                .isTrue();
        assertThat(ProcessStat.parse("1 (x) Z" + String.format(REST, 1)).running())
                .isFalse();
    }

    @Test
    void a_pid_nobody_has_is_empty() {
        assertThat(ProcessStat.of(Integer.MAX_VALUE)).isEmpty();
    }
}
