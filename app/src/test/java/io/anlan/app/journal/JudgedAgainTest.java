package io.anlan.app.journal;

import static io.anlan.app.journal.JournalFixture.acceptance;
import static io.anlan.app.journal.JournalFixture.entry;
import static io.anlan.app.journal.JournalFixture.hold;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the peer took without vouching for itself, when it vouches later. */
class JudgedAgainTest {

    private final JournalFixture sites = new JournalFixture();

    @Test
    void an_entry_taken_without_a_word_is_held_when_the_word_comes() {
        loseStoreB();
        assertThat(hold(sites.a, entry("batch", 1))).isFalse();
        sites.round();
        assertThat(sites.storeA.bothBatches).isEmpty();

        findStoreB();

        assertThat(sites.storeA.bothBatches).containsExactly("batch");
        assertThat(sites.wan.a().puts).as("it was put once only").hasSize(1);
        assertThat(sites.a.status().batchesAtOneSite()).isZero();
    }

    @Test
    void a_row_it_met_is_known_at_both_sites_then() {
        loseStoreB();
        hold(sites.a, new JournalEntry("later", List.of(acceptance("earlier", 1)), List.of()));

        findStoreB();

        assertThat(sites.storeA.bothRows)
                .containsExactly(acceptance("earlier", 1).key());
    }

    @Test
    void an_entry_that_was_not_taken_is_not_held_by_a_word() {
        sites.wan.cut();
        hold(sites.a, entry("batch", 1));
        sites.wan.heal();

        sites.a.raise();

        assertThat(sites.storeA.bothBatches).isEmpty();
    }

    @Test
    void the_word_of_a_node_that_started_since_says_nothing_of_what_the_former_took() {
        loseStoreB();
        hold(sites.a, entry("batch", 1));
        sites.storeB.dead = false;
        sites.restartB();
        sites.wan.a().deaf = true;

        sites.round();
        sites.round();
        sites.round();

        assertThat(sites.a.status().peerVouches()).isTrue();
        assertThat(sites.storeA.bothBatches).isEmpty();
    }

    @Test
    void the_word_of_another_database_says_nothing_of_what_the_former_took() {
        loseStoreB();
        hold(sites.a, entry("batch", 1));
        sites.storeB.dead = false;
        sites.storeB.position = new JournalStore.Position("db-b-restored", 1, AppliedMark.NONE, false);
        sites.wan.a().deaf = true;

        sites.round();
        sites.round();
        sites.round();

        assertThat(sites.a.status().peerVouches()).isTrue();
        assertThat(sites.storeA.bothBatches).isEmpty();
    }

    @Test
    void out_of_view_no_word_counts() {
        loseStoreB();
        hold(sites.a, entry("batch", 1));
        findStoreBUnheard();
        sites.wan.cut();

        sites.a.raise();

        assertThat(sites.storeA.bothBatches).isEmpty();
    }

    private void loseStoreB() {
        sites.storeB.dead = true;
        sites.b.raise();
        sites.b.beat();
    }

    private void findStoreB() {
        findStoreBUnheard();
        sites.round();
    }

    private void findStoreBUnheard() {
        sites.storeB.dead = false;
        sites.b.raise();
        sites.b.beat();
    }
}
