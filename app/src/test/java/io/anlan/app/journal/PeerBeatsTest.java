package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.SetTicker;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerBeatsTest {

    private final SetTicker ticker = new SetTicker(1_000_000);
    private final PeerBeats beats = new PeerBeats(ticker);

    @Test
    void a_first_beat_makes_a_life_known_and_the_second_says_that_it_goes_on() {
        assertThat(beats.hear(beat("b1", "life", 1))).isTrue();
        assertThat(beats.heard()).isEmpty();

        assertThat(beats.hear(beat("b1", "life", 2))).isFalse();
        assertThat(beats.heard()).hasSize(1);
    }

    @Test
    void an_old_beat_told_again_is_not_a_sign_of_life() {
        hear("b1", "life", 1, 2);
        ticker.setWallMillis(ticker.wallMillis() + 3_000);

        assertThat(beats.hear(beat("b1", "life", 2))).isFalse();
        assertThat(beats.hear(beat("b1", "life", 1))).isFalse();

        assertThat(beats.heard().get(0).ageMillis()).isEqualTo(3_000);
    }

    @Test
    void a_life_that_has_ended_does_not_come_back() {
        hear("b1", "life-1", 1, 2);
        hear("b1", "life-2", 1, 2);

        assertThat(beats.hear(beat("b1", "life-1", 3))).isFalse();

        assertThat(beats.lives()).containsExactly(new Life("b1", "life-2", "db"));
    }

    @Test
    void another_database_under_the_same_node_is_another_life() {
        hear("b1", "life", 1, 2);

        assertThat(beats.hear(beat("b1", "life", 3, "restored", RootsHead.NONE)))
                .isTrue();
    }

    @Test
    void a_database_that_becomes_known_is_not() {
        assertThat(beats.hear(beat("b1", "life", 1, "", RootsHead.NONE))).isTrue();
        var then = beats.lives();

        assertThat(beats.hear(beat("b1", "life", 2, "db", RootsHead.NONE))).isFalse();

        assertThat(beats.goOn(then)).isTrue();
    }

    @Test
    void lives_go_on_only_if_each_of_them_beats() {
        hear("b1", "life", 1, 2);
        hear("b2", "life-b2", 1, 2);
        var both = beats.lives();
        assertThat(beats.goOn(both)).isTrue();
        assertThat(beats.goOn(Set.of())).isFalse();

        ticker.setWallMillis(ticker.wallMillis() + Vouching.BEAT_MILLIS_MAX);
        hear("b1", "life", 3);

        assertThat(beats.goOn(both)).isFalse();
    }

    @Test
    void a_chain_of_roots_that_was_changed_afterwards_is_seen() {
        assertThat(beats.hear(beat("b1", "life", 1, "db", new RootsHead(5, "aa"))))
                .isTrue();
        assertThat(beats.hear(beat("b1", "life", 2, "db", new RootsHead(5, "aa"))))
                .isFalse();
        assertThat(beats.hear(beat("b1", "life", 3, "db", new RootsHead(7, "bb"))))
                .isFalse();
        assertThat(beats.rewritten()).isZero();

        assertThat(beats.hear(beat("b1", "life", 4, "db", new RootsHead(7, "cc"))))
                .isFalse();
        assertThat(beats.hear(beat("b1", "life", 5, "db", new RootsHead(6, "dd"))))
                .isFalse();

        assertThat(beats.rewritten()).isEqualTo(2);
    }

    @Test
    void a_format_counts_when_every_node_met_of_late_reads_it() {
        assertThat(beats.formats()).isEmpty();
        var unused = beats.hear(beat("b1", 1, Set.of((byte) 1, (byte) 2)));
        assertThat(beats.formats()).containsExactlyInAnyOrder((byte) 1, (byte) 2);

        unused = beats.hear(beat("b2", 1, Set.of((byte) 1)));
        assertThat(beats.formats()).containsExactly((byte) 1);
    }

    @Test
    void a_node_that_stands_still_may_come_back_and_keeps_its_say() {
        var unused = beats.hear(beat("b2", 1, Set.of((byte) 1)));
        ticker.setWallMillis(ticker.wallMillis() + 5_000);
        unused = beats.hear(beat("b1", 1, Set.of((byte) 1, (byte) 2)));
        assertThat(beats.formats()).containsExactly((byte) 1);

        ticker.setWallMillis(ticker.wallMillis() + 60_000);
        unused = beats.hear(beat("b1", 2, Set.of((byte) 1, (byte) 2)));

        assertThat(beats.formats()).containsExactlyInAnyOrder((byte) 1, (byte) 2);
    }

    private void hear(String node, String incarnation, long... numbers) {
        for (var number : numbers) {
            var unused = beats.hear(beat(node, incarnation, number));
        }
    }

    private static Beat beat(String node, String incarnation, long number) {
        return beat(node, incarnation, number, "db", RootsHead.NONE);
    }

    static Beat beat(String node, long number, Set<Byte> formats) {
        return beat(node, node + "-life", number, "db", RootsHead.NONE, formats);
    }

    private static Beat beat(String node, String incarnation, long number, String database, RootsHead roots) {
        return beat(node, incarnation, number, database, roots, Set.of(FirstFormat.NUMBER));
    }

    private static Beat beat(
            String node, String incarnation, long number, String database, RootsHead roots, Set<Byte> formats) {
        return new Beat(
                node,
                incarnation,
                number,
                SiteState.SERVING,
                database,
                0,
                0,
                formats,
                AppliedMark.NONE,
                roots,
                List.of());
    }
}
