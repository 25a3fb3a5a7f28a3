package io.anlan.replication.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalBudgetTest {
    private static final long MIB = 1L << 20;

    @Test
    void a_slot_far_from_its_budget_alarms_nobody() {
        assertThat(budget("reserved", 0, 1_024).alarm()).isEmpty();
        assertThat(budget("extended", 767, 1_024).alarm()).isEmpty();
    }

    @Test
    void a_slot_near_its_budget_says_how_near_and_what_to_do() {
        assertThat(budget("extended", 768, 1_024).alarm())
                .hasValueSatisfying(alarm -> assertThat(alarm)
                        .contains(
                                "slot to_site_b holds 768 of 1024 MiB",
                                "Bring the link",
                                "max_slot_wal_keep_size",
                                "reseeded"));
    }

    @Test
    void log_that_is_about_to_go_is_said_whatever_is_held() {
        assertThat(budget("unreserved", 1, 1_024).alarm())
                .hasValueSatisfying(alarm -> assertThat(alarm).contains("next checkpoint", "at once"));
    }

    @Test
    void a_lost_slot_says_what_is_left_to_do() {
        assertThat(budget("lost", 0, 1_024).alarm())
                .hasValueSatisfying(alarm -> assertThat(alarm).contains("lost WAL", "reseeded"));
    }

    @Test
    void a_source_without_a_limit_is_said() {
        assertThat(new WalBudget("to_site_b", "reserved", 0, -1).alarm())
                .hasValueSatisfying(alarm -> assertThat(alarm).contains("without a limit", "max_slot_wal_keep_size"));
    }

    private static WalBudget budget(String status, long heldMib, long ofMib) {
        return new WalBudget("to_site_b", status, heldMib * MIB, ofMib * MIB);
    }
}
