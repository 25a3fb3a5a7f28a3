package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.journal.Vouching.HeardBeat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VouchingTest {

    private static final byte FORMAT = FirstFormat.NUMBER;

    @Test
    void a_fresh_beat_of_a_well_node_vouches() {
        assertThat(vouches(heard(beat(SiteState.SERVING, 5_000, 10L << 20, FORMAT), 1_999)))
                .isTrue();
    }

    @Test
    void every_single_doubt_errs_to_no() {
        assertThat(Vouching.vouches(List.of(), FORMAT)).isFalse();
        assertThat(vouches(heard(beat(SiteState.SERVING, 0, 0, FORMAT), 2_000))).isFalse();
        assertThat(vouches(heard(beat(SiteState.STARTING, 0, 0, FORMAT), 0))).isFalse();
        assertThat(vouches(heard(beat(SiteState.DRAINING, 0, 0, FORMAT), 0))).isFalse();
        assertThat(vouches(heard(beat(SiteState.SERVING, 5_001, 0, FORMAT), 0))).isFalse();
        assertThat(vouches(heard(beat(SiteState.SERVING, 0, (10L << 20) + 1, FORMAT), 0)))
                .isFalse();
        assertThat(vouches(heard(beat(SiteState.SERVING, 0, 0, (byte) 9), 0))).isFalse();
    }

    @Test
    void one_sick_node_of_the_peer_is_enough_for_no() {
        var well = heard(beat(SiteState.SERVING, 0, 0, FORMAT), 0);
        var sick = heard(beat(SiteState.SERVING, 9_000, 0, FORMAT), 0);

        assertThat(Vouching.vouches(List.of(well, sick), FORMAT)).isFalse();
    }

    @Test
    void a_node_that_starts_or_leaves_in_order_does_not_speak_against_one_that_serves() {
        var well = heard(beat(SiteState.SERVING, 0, 0, FORMAT), 0);

        for (var state : new SiteState[] {SiteState.STARTING, SiteState.DRAINING}) {
            var other = heard(beat(state, 0, 0, FORMAT), 0);
            assertThat(Vouching.vouches(List.of(other, well), FORMAT)).isTrue();
            assertThat(Vouching.vouches(List.of(other, other), FORMAT)).isFalse();
        }
    }

    @Test
    void a_node_that_leaves_is_believed_no_further_than_what_it_holds() {
        var well = heard(beat(SiteState.SERVING, 0, 0, FORMAT), 0);

        for (var sick : List.of(
                beat(SiteState.STORE_LOST, 0, 0, FORMAT),
                beat(SiteState.UNKNOWN, 0, 0, FORMAT),
                beat(SiteState.DRAINING, 5_001, 0, FORMAT),
                beat(SiteState.DRAINING, 0, (10L << 20) + 1, FORMAT),
                beat(SiteState.STARTING, 0, 0, (byte) 9))) {
            assertThat(Vouching.vouches(List.of(heard(sick, 0), well), FORMAT)).isFalse();
        }
    }

    @Test
    void a_node_not_heard_of_late_does_not_speak_for_its_site() {
        var well = heard(beat(SiteState.SERVING, 0, 0, FORMAT), 0);
        var gone = heard(beat(SiteState.SERVING, 9_000, 0, FORMAT), 3_000);

        assertThat(Vouching.vouches(List.of(well, gone), FORMAT)).isTrue();
    }

    private static boolean vouches(HeardBeat heard) {
        return Vouching.vouches(List.of(heard), FORMAT);
    }

    private static HeardBeat heard(Beat beat, long ageMillis) {
        return new HeardBeat(beat, ageMillis);
    }

    private static Beat beat(SiteState state, long undrainedMillis, long bytes, byte format) {
        return new Beat(
                "b1",
                "b1-life",
                1,
                state,
                "db-b",
                undrainedMillis,
                bytes,
                Set.of(format),
                AppliedMark.NONE,
                RootsHead.NONE,
                List.of());
    }
}
