package io.anlan.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogsTest {
    private static final String STOCK =
            "another server process exited abnormally and possibly corrupted shared memory.";

    @Test
    void words_that_no_run_may_leave_behind_are_found_line_by_line() {
        String text = "2026 LOG: ready\n2026 PANIC: could not write\nERROR: deadlock detected\nPANIC: again\n";

        assertThat(Logs.said("pg-a", text))
                .containsExactly("pg-a says PANIC in 2 lines", "pg-a says deadlock detected in 1 lines");
    }

    @Test
    void what_a_server_tells_all_when_one_of_its_processes_died_is_no_damage() {
        assertThat(Logs.said("node-a1", STOCK)).isEmpty();
        assertThat(Logs.said("node-a1", STOCK + " index is corrupt")).hasSize(1);
        assertThat(Logs.said("pg-a", "the page is corrupted")).hasSize(1);
    }
}
