package io.anlan.app.journal;

import static io.anlan.app.journal.JournalFixture.acceptance;
import static io.anlan.app.journal.JournalFixture.entry;
import static io.anlan.app.journal.JournalFixture.hold;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.process.Await;
import java.time.Duration;
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

    @Test
    void the_owner_is_told_and_keeps_it_no_longer_although_no_link_runs() {
        hold(sites.a, entry("batch", 1));
        sites.pass(Drain.PATIENCE_MILLIS);
        sites.b.drain();
        assertThat(sites.a.status().ownEntries()).isEqualTo(1);

        sites.b.beat();

        assertThat(sites.a.status().ownEntries()).isZero();
        assertThat(sites.a.status().ownBytes()).isZero();
        assertThat(sites.a.status().raised()).isEqualTo(1);
    }

    @Test
    void a_batch_at_one_site_is_raised_by_the_drain_alone() {
        sites.storeB.dead = true;
        sites.b.raise();
        sites.b.beat();
        assertThat(hold(sites.a, entry("batch", 1))).isFalse();
        sites.storeB.dead = false;
        sites.pass(Drain.PATIENCE_MILLIS);

        sites.b.drain();
        sites.b.beat();

        assertThat(sites.a.status().peerVouches())
                .as("it has not looked at its database again yet")
                .isFalse();
        sites.a.raise();
        assertThat(sites.storeA.bothBatches).containsExactly("batch");
    }

    @Test
    void what_a_lost_beat_said_is_said_again() {
        hold(sites.a, entry("batch", 1));
        sites.pass(Drain.PATIENCE_MILLIS);
        sites.b.drain();
        sites.wan.cut();
        sites.b.beat();
        sites.wan.heal();
        assertThat(sites.a.status().ownEntries()).isEqualTo(1);

        // The breaker of the beating side has a clock of its own.
        Await.that("a beat passes again", Duration.ofSeconds(60)).until(() -> {
            sites.b.beat();
            return sites.a.status().ownEntries() == 0;
        });
    }

    @Test
    void what_a_database_had_that_was_exchanged_since_is_not_told() {
        hold(sites.a, entry("batch", 1));
        sites.pass(Drain.PATIENCE_MILLIS);
        sites.b.drain();
        sites.storeB.position = new JournalStore.Position("db-b-restored", 1, AppliedMark.NONE, false);
        sites.b.raise();

        sites.b.beat();

        assertThat(sites.a.status().ownEntries()).isEqualTo(1);
        assertThat(sites.a.status().raised()).isZero();
    }
}
