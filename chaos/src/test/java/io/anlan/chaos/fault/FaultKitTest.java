package io.anlan.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultKitTest {
    @Test
    void what_is_not_to_be_had_is_said_with_its_reason() {
        assertThat(FaultKit.missing("kill")).isEmpty();
        assertThat(FaultKit.never()).isNotEmpty();
        assertThat(FaultKit.never().values()).doesNotContain("");
        assertThat(FaultKit.never().keySet())
                .doesNotContainAnyElementsOf(FaultKit.kinds().keySet());
    }

    @Test
    void whether_this_machine_has_a_kind_can_be_asked_of_each() {
        assertThat(FaultKit.kinds().keySet())
                .allSatisfy(kind -> assertThat(FaultKit.missing(kind)).doesNotContain("null"));
    }
}
