package io.anlan.replication.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResumePointTest {
    @Test
    void what_is_written_is_read_back() {
        ResumePoint point = new WalPoint(0x3_9A00_0000L, 1_700_000_000_000_001L);

        assertThat(ResumePoint.parse(point.json())).isEqualTo(point);
    }

    @Test
    void a_place_in_a_binlog_is_read_back_with_its_transactions() {
        ResumePoint point = new BinlogPoint("binlog.000012", 345, GtidPosition.parse("71-1-9,1-1-17"), 8);

        assertThat(ResumePoint.parse(point.json())).isEqualTo(point);
        assertThat(point.json())
                .contains("\"gtids\":\"1-1-17,71-1-9\"")
                .doesNotContain("row")
                .doesNotContain("event");
    }

    @Test
    void a_place_in_a_later_binlog_is_later() {
        GtidPosition any = GtidPosition.parse("");

        assertThat(new BinlogPoint("binlog.000013", 4, any, 1).mark())
                .isGreaterThan(new BinlogPoint("binlog.000012", 4_000_000_000L, any, 1).mark());
    }

    @Test
    void no_row_is_named_by_which_the_engine_would_drop_what_comes_before() {
        assertThat(new WalPoint(7, 8).json()).doesNotContain("lsn_proc").doesNotContain("messageType");
    }

    @Test
    void an_offset_of_another_form_is_refused() {
        assertThatThrownBy(() -> ResumePoint.parse("{\"lsn\":1,\"lsn_proc\":1}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ResumePoint.parse("{\"lsn\":1,\"lsn_commit\":2,\"ts_usec\":3}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void positions_are_shown_as_postgresql_shows_them() {
        assertThat(Lsn.text(0x3_9A00_00FFL)).isEqualTo("3/9A0000FF");
        assertThat(Lsn.parse("3/9A0000FF")).isEqualTo(0x3_9A00_00FFL);
        assertThat(Lsn.parse("0/1")).isEqualTo(1);
    }
}
