package io.anlan.replication.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.WalPoint;
import org.junit.jupiter.api.Test;

class SlotVerdictTest {
    private static final LinkPosition POSITION =
            new LinkPosition("site-a-to-site-b", "7-1", "to_site_b", new WalPoint(100, 1), 100, 0, "", 0);

    @Test
    void a_slot_at_or_before_the_position_may_go_on() {
        assertThat(SlotVerdict.refusal(POSITION, look("7-1", true, "reserved", 90, 200)))
                .isEmpty();
        assertThat(SlotVerdict.refusal(POSITION, look("7-1", true, "extended", 100, 100)))
                .isEmpty();
    }

    @Test
    void another_timeline_is_another_database() {
        assertThat(SlotVerdict.refusal(POSITION, look("7-2", true, "reserved", 90, 200)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("another database", "7-2", "reseed"));
    }

    @Test
    void a_slot_that_is_gone_or_lost_is_refused() {
        assertThat(SlotVerdict.refusal(POSITION, look("7-1", false, "", 0, 200)))
                .isPresent();
        assertThat(SlotVerdict.refusal(POSITION, look("7-1", true, "lost", 90, 200)))
                .isPresent();
    }

    @Test
    void a_slot_beyond_the_position_has_skipped_rows() {
        assertThat(SlotVerdict.refusal(POSITION, look("7-1", true, "reserved", 101, 200)))
                .isPresent();
    }

    @Test
    void a_source_went_back_if_it_is_the_same_and_writes_before_the_position() {
        assertThat(SlotVerdict.wentBack(POSITION, look("7-1", true, "reserved", 90, 99)))
                .isTrue();
        assertThat(SlotVerdict.wentBack(POSITION, look("7-1", true, "reserved", 90, 100)))
                .isFalse();
        assertThat(SlotVerdict.wentBack(POSITION, look("7-2", true, "reserved", 90, 99)))
                .isFalse();
    }

    @Test
    void a_source_that_writes_before_the_position_was_restored() {
        assertThat(SlotVerdict.refusal(POSITION, look("7-1", true, "reserved", 90, 99)))
                .isPresent();
    }

    @Test
    void a_position_without_offset_is_refused() {
        LinkPosition none = new LinkPosition("site-a-to-site-b", "7-1", "to_site_b", null, 0, 0, "", 0);

        assertThat(SlotVerdict.refusal(none, look("7-1", true, "reserved", 90, 200)))
                .isPresent();
    }

    private static SlotLook look(String incarnation, boolean there, String status, long confirmed, long insert) {
        return new SlotLook(incarnation, there, status, false, confirmed, insert);
    }
}
