package io.anlan.app.journal;

import static io.anlan.app.journal.JournalFixture.acceptance;
import static io.anlan.app.journal.JournalFixture.entry;
import static io.anlan.app.journal.JournalFixture.hold;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteJournalTest {

    private final JournalFixture sites = new JournalFixture();

    @Test
    void an_entry_is_held_when_the_peer_has_it_and_vouches() {
        assertThat(hold(sites.a, entry("batch", 1))).isTrue();

        assertThat(sites.wan.b().inbound).hasSize(1);
        assertThat(sites.a.durability().both("batch")).isTrue();
    }

    @Test
    void a_put_into_the_heap_of_a_site_whose_database_is_dead_is_not_held() {
        sites.storeB.dead = true;
        hold(sites.a, entry("first", 1));
        sites.pass(Vouching.UNDRAINED_MILLIS_MAX + 1);
        sites.round();

        assertThat(hold(sites.a, entry("second", 2))).isFalse();
        assertThat(sites.a.status().putsNotVouched()).isEqualTo(1);
    }

    @Test
    void a_database_that_is_gone_is_told_with_the_very_next_beat() {
        sites.storeB.dead = true;
        sites.b.raise();
        sites.b.beat();

        assertThat(sites.b.state()).isEqualTo(SiteState.STORE_LOST);
        assertThat(hold(sites.a, entry("batch", 1))).isFalse();

        sites.storeB.dead = false;
        sites.round();
        assertThat(hold(sites.a, entry("batch2", 2))).isTrue();
    }

    @Test
    void a_database_that_does_not_answer_counts_as_gone() {
        sites.storeB.frozen = true;
        sites.b.raise();
        assertThat(sites.b.state()).isEqualTo(SiteState.SERVING);

        sites.pass(1_100);

        assertThat(sites.b.state()).isEqualTo(SiteState.STORE_LOST);
    }

    @Test
    void after_the_database_has_become_another_no_old_position_raises() {
        sites.storeA.at(500, AppliedMark.NONE);
        hold(sites.a, entry("batch", 1));
        sites.round();

        sites.storeA.position = new JournalStore.Position("db-a-restored", 90, AppliedMark.NONE, false);
        sites.storeB.at(9, new AppliedMark("db-a-restored", 60, 0));
        sites.round();
        sites.round();

        assertThat(sites.a.status().ownEntries()).isEqualTo(1);
        sites.storeB.at(10, new AppliedMark("db-a-restored", 90, 0));
        sites.round();
        assertThat(sites.a.status().ownEntries()).isZero();
    }

    @Test
    void without_a_fresh_beat_nothing_is_held() {
        sites.pass(Vouching.BEAT_MILLIS_MAX);

        assertThat(hold(sites.a, entry("batch", 1))).isFalse();
    }

    @Test
    void a_draining_peer_does_not_hold() {
        sites.b.become(SiteState.DRAINING);
        sites.round();

        assertThat(hold(sites.a, entry("batch", 1))).isFalse();
    }

    @Test
    void while_cut_nothing_is_held_and_nothing_is_lost() {
        sites.wan.cut();

        assertThat(hold(sites.a, entry("batch", 1))).isFalse();
        assertThat(sites.a.status().ownEntries()).isEqualTo(1);
    }

    @Test
    void a_peer_that_started_anew_is_given_every_kept_entry_again() {
        hold(sites.a, entry("one", 1));
        hold(sites.a, entry("two", 2));
        sites.restartB();
        assertThat(sites.wan.b().inbound).isEmpty();

        sites.round();

        assertThat(sites.wan.b().inbound).hasSize(2);
        assertThat(sites.b.index().find(acceptance("one", 1).key())).isNotNull();
    }

    @Test
    void an_entry_is_forgotten_and_raised_only_when_the_peers_database_has_applied_it() {
        sites.wan.cut();
        hold(sites.a, entry("batch", 1));
        sites.wan.heal();
        sites.storeA.at(500, AppliedMark.NONE);
        sites.round();
        sites.storeB.at(9, new AppliedMark("db-a", 499, 0));
        sites.round();
        sites.round();
        assertThat(sites.storeA.bothBatches).isEmpty();
        assertThat(sites.a.status().ownEntries()).isEqualTo(1);

        sites.storeB.at(9, new AppliedMark("db-a", 500, 0));
        sites.round();
        sites.round();

        assertThat(sites.storeA.bothBatches).containsExactly("batch");
        assertThat(sites.a.status().ownEntries()).isZero();
        assertThat(sites.wan.a().own).isEmpty();
    }

    /** Another's mark, and one ahead of the database it speaks of: that was put back to an earlier day. */
    @ParameterizedTest
    @ValueSource(strings = {"db-a-of-yesterday", "db-a"})
    void a_mark_of_another_history_raises_nothing(String speaksOf) {
        sites.wan.cut();
        hold(sites.a, entry("batch", 1));
        sites.wan.heal();
        sites.storeA.at(500, AppliedMark.NONE);
        sites.storeB.at(9, new AppliedMark(speaksOf, 9_000, 0));

        sites.round();
        sites.round();

        assertThat(sites.storeA.bothBatches).isEmpty();
    }

    @Test
    void a_batch_of_an_earlier_life_is_raised_by_the_mark() {
        sites.storeA.open = List.of("old-life-7");
        sites.a.recover();
        sites.storeA.at(700, AppliedMark.NONE);
        sites.storeB.at(9, new AppliedMark("db-a", 700, 0));

        sites.round();
        sites.round();

        assertThat(sites.storeA.bothBatches).containsExactly("old-life-7");
    }

    @Test
    void recovery_between_commit_and_put_does_not_lose_the_bytes() {
        sites.storeA.open = List.of("batch");
        sites.a.recover();
        hold(sites.a, entry("batch", 1));

        sites.restartB();
        sites.round();

        assertThat(sites.wan.b().inbound).hasSize(1);
    }

    @Test
    void a_row_met_by_a_later_batch_is_known_at_both_when_that_one_is_held() {
        var later = new JournalEntry("later", List.of(acceptance("earlier", 1)), List.of());

        hold(sites.a, later);

        assertThat(sites.a.durability().both(acceptance("earlier", 1).key())).isTrue();
        assertThat(sites.a.durability().both("earlier")).isFalse();
    }

    @Test
    void a_silent_peer_costs_one_wait_and_then_none() {
        sites.wan.fallSilent();
        assertThat(hold(sites.a, entry("one", 1))).isFalse();
        var puts = sites.wan.a().puts.size();

        assertThat(hold(sites.a, entry("two", 2))).isFalse();

        assertThat(sites.wan.a().puts).hasSize(puts);
        assertThat(sites.a.status().breaker()).isEqualTo("OPEN");
    }
}
