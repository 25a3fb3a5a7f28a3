package io.anlan.app.journal;

import static io.anlan.app.journal.JournalFixture.acceptance;
import static io.anlan.app.journal.JournalFixture.entry;
import static io.anlan.app.journal.JournalFixture.hold;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a site makes rows of what its peer has put into the journal. */
class DrainTest {

    private final JournalFixture sites = new JournalFixture();

    @Test
    void a_node_that_leaves_drains_at_once() {
        hold(sites.a, entry("batch", 1));

        sites.b.become(SiteState.DRAINING);
        sites.b.drain();

        assertThat(sites.storeB.rows).hasSize(1);
        assertThat(sites.b.drained()).isTrue();
    }

    @Test
    void what_the_link_did_not_bring_is_inserted_after_two_seconds() {
        hold(sites.a, entry("batch", 1));
        sites.pass(Drain.PATIENCE_MILLIS - 1);
        sites.b.drain();
        assertThat(sites.storeB.rows).isEmpty();

        sites.pass(1);
        sites.b.drain();

        assertThat(sites.storeB.rows).extracting(row -> row.registrationNo()).containsExactly("RG1");
        assertThat(sites.wan.b().inbound).isEmpty();
        assertThat(sites.b.drained()).isTrue();
    }

    @Test
    void when_the_peer_has_left_the_view_nothing_waits() {
        hold(sites.a, entry("batch", 1));

        sites.wan.a().stop();
        sites.b.drain();

        assertThat(sites.storeB.rows).hasSize(1);
    }

    @Test
    void what_the_link_brought_is_only_forgotten() {
        hold(sites.a, entry("batch", 1));
        sites.storeB.rows.add(acceptance("batch", 1));
        sites.pass(Drain.PATIENCE_MILLIS);

        sites.b.drain();

        assertThat(sites.b.status().drained()).isZero();
        assertThat(sites.wan.b().inbound).isEmpty();
    }

    @Test
    void an_entry_that_cannot_be_drained_stays_and_is_told_in_the_beat() {
        sites.storeB.dead = true;
        hold(sites.a, entry("batch", 1));
        sites.pass(Drain.PATIENCE_MILLIS);

        sites.b.drain();

        assertThat(sites.b.drained()).isFalse();
        assertThat(sites.b.status().oldestUndrainedMillis()).isEqualTo(Drain.PATIENCE_MILLIS);
        assertThat(sites.b.index().find(acceptance("batch", 1).key())).isNotNull();
    }
}
