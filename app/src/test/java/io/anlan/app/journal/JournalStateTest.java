package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.SiteId;
import org.junit.jupiter.api.Test;

/** What a node says of its site while it comes up and goes down. */
class JournalStateTest {

    private final InMemoryStore store = new InMemoryStore("db-a");
    private final CrossSiteJournal journal = new CrossSiteJournal(
            SiteId.SITE_A,
            "a1",
            "a1-life1",
            new InMemoryWan().a(),
            store,
            new SetTicker(1_000_000),
            () -> RootsHead.NONE);

    @Test
    void a_database_that_was_never_heard_of_is_not_lost_yet() {
        store.dead = true;

        journal.become(SiteState.SERVING);
        journal.raise();
        assertThat(journal.state()).isEqualTo(SiteState.STARTING);

        store.dead = false;
        journal.raise();
        assertThat(journal.state()).isEqualTo(SiteState.SERVING);
        store.dead = true;
        journal.raise();
        assertThat(journal.state()).isEqualTo(SiteState.STORE_LOST);
    }

    @Test
    void a_site_whose_database_is_being_filled_rejoins_and_does_not_serve() {
        store.position = new JournalStore.Position("db-a", 1, AppliedMark.NONE, true);
        journal.become(SiteState.SERVING);
        journal.raise();
        assertThat(journal.state()).isEqualTo(SiteState.REJOINING);
        assertThat(journal.well()).isFalse();

        store.position = new JournalStore.Position("db-a", 1, AppliedMark.NONE, false);
        journal.raise();
        assertThat(journal.state()).isEqualTo(SiteState.SERVING);
    }

    @Test
    void a_node_that_leaves_without_its_database_says_so() {
        journal.become(SiteState.DRAINING);
        journal.raise();
        assertThat(journal.state()).isEqualTo(SiteState.DRAINING);

        store.dead = true;
        journal.raise();

        assertThat(journal.state()).isEqualTo(SiteState.STORE_LOST);
    }
}
