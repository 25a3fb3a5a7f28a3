package io.anlan.replication.source.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.position.BinlogPoint;
import io.anlan.replication.position.GtidPosition;
import io.anlan.replication.position.LinkPosition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinlogVerdictTest {
    @Test
    void a_position_after_what_was_purged_and_before_what_was_written_may_go_on() {
        assertThat(refusal("1-1-17,71-1-9", look("maria-1", "1-1-17,71-1-9", "1-1-17,71-1-9")))
                .isEmpty();
        assertThat(refusal("1-1-17,71-1-9", look("maria-1", "", "1-1-40,71-1-9")))
                .isEmpty();
    }

    @Test
    void a_domain_that_began_after_the_position_may_be_read_from_its_start() {
        assertThat(refusal("1-1-17", look("maria-1", "1-1-5", "1-1-17,71-1-9"))).isEmpty();
    }

    @Test
    void a_purge_after_the_position_is_refused_in_every_domain() {
        assertThat(refusal("1-1-17,71-1-9", look("maria-1", "1-1-18,71-1-9", "1-1-20,71-1-9")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("purged up to 1-1-18", "1-1-17,71-1-9"));
        assertThat(refusal("1-1-17", look("maria-1", "1-1-17,71-1-2", "1-1-17,71-1-9")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("purged up to 71-1-2"));
    }

    @Test
    void a_source_that_has_not_written_what_was_told_was_restored() {
        assertThat(refusal("1-1-17", look("maria-1", "", "1-1-16")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("lacks 1-1-17", "restored"));
    }

    @Test
    void a_source_went_back_if_it_is_the_same_and_lacks_what_was_told() {
        assertThat(BinlogVerdict.wentBack(position("1-1-17,71-1-9"), look("maria-1", "", "1-1-16,71-1-9")))
                .isTrue();
        assertThat(BinlogVerdict.wentBack(position("1-1-17"), look("maria-1", "", "1-1-17,71-1-9")))
                .isFalse();
        assertThat(BinlogVerdict.wentBack(position("1-1-17"), look("maria-2", "", "1-1-16")))
                .isFalse();
    }

    @Test
    void another_incarnation_is_refused_whatever_its_numbers() {
        assertThat(refusal("1-1-17", look("maria-2", "", "1-1-17")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("another database", "maria-1", "maria-2"));
    }

    private static BinlogLook look(String incarnation, String kept, String written) {
        return new BinlogLook(incarnation, GtidPosition.parse(kept), GtidPosition.parse(written));
    }

    private static Optional<String> refusal(String told, BinlogLook look) {
        return BinlogVerdict.refusal(position(told), look);
    }

    private static LinkPosition position(String told) {
        BinlogPoint at = new BinlogPoint("binlog.000001", 4, GtidPosition.parse(told), 1);
        return new LinkPosition("platform-to-registration-a", "maria-1", "7101", at, 0, 0, "", 0);
    }
}
