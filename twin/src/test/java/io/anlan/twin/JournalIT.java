package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.Store;
import io.anlan.kernel.SiteId;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the journal brings when the link does not: the link from site-a is paused in every test. */
@OnTwin
class JournalIT {
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(30);
    private static final Duration PUT_AGAIN_WITHIN = Duration.ofSeconds(90);
    private static final String LINK = Replicator.linkFrom(SiteId.SITE_A);

    @Test
    void the_drain_inserts_what_the_link_did_not_bring(TwinFixture twin) {
        String campaign = twin.campaign();
        twin.replicator(SiteId.SITE_B).pause(LINK);

        Answer answer = twin.register(SiteId.SITE_A, twin.session(), campaign, "wechat", "k1");

        assertThat(answer.durability()).isEqualTo("BOTH_SITES");
        twin.await("the drain has inserted it at site-b", DRAINED_WITHIN, () -> stored(twin, campaign) == 1);
        twin.await(
                "site-a keeps nothing for its peer",
                DRAINED_WITHIN,
                () -> twin.journal(SiteId.SITE_A, "ownEntries") == 0);
        twin.replicator(SiteId.SITE_B).resume(LINK);
        twin.awaitAgreement(campaign, 1);
    }

    @Test
    void the_owner_puts_again_when_the_peers_node_has_forgotten(TwinFixture twin) throws SQLException {
        String campaign = twin.campaign();
        String session = twin.session();
        String nodeB = twin.part("node", SiteId.SITE_B);
        twin.replicator(SiteId.SITE_B).pause(LINK);
        try (HeldBack inserts = HeldBack.at(twin, SiteId.SITE_B)) {
            Answer answer = twin.register(SiteId.SITE_A, session, campaign, "wechat", "k1");
            assertThat(answer.durability()).isEqualTo("BOTH_SITES");

            twin.twin().kill(nodeB);
            inserts.endSessionsOfTheNode();
        }

        assertThat(stored(twin, campaign))
                .as("rows at site-b after its node died")
                .isZero();
        twin.twin().start(nodeB);
        twin.await("the entry put again is drained at site-b", PUT_AGAIN_WITHIN, () -> stored(twin, campaign) == 1);
        twin.replicator(SiteId.SITE_B).resume(LINK);
        twin.awaitAgreement(campaign, 1);
    }

    @Test
    void a_retry_after_the_sites_death_finds_the_inbound_entry(TwinFixture twin) throws SQLException {
        String campaign = twin.campaign();
        String session = twin.session();
        twin.replicator(SiteId.SITE_B).pause(LINK);
        Answer first;
        Answer retry;
        try (HeldBack inserts = HeldBack.at(twin, SiteId.SITE_B)) {
            first = twin.register(SiteId.SITE_A, session, campaign, "wechat", "k1");
            twin.twin().kill(SiteId.SITE_A);
            retry = twin.register(SiteId.SITE_B, session, campaign, "wechat", "k1");
            assertThat(stored(twin, campaign))
                    .as("rows at site-b when it answered")
                    .isZero();
        }

        assertThat(first.durability()).isEqualTo("BOTH_SITES");
        assertThat(retry.status()).as(retry.raw()).isEqualTo(200);
        assertThat(retry.registrationNo()).isEqualTo(first.registrationNo());
        assertThat(retry.text("site")).isEqualTo("site-a");
        twin.await("the entry is drained at site-b", DRAINED_WITHIN, () -> stored(twin, campaign) == 1);
        assertThat(twin.rows(Store.REGISTRATION_B, campaign)).allMatch(row -> row.site() == 1);
        twin.replicator(SiteId.SITE_B).resume(LINK);
        twin.twin().start(SiteId.SITE_A);
        twin.awaitAgreement(campaign, 1);
    }

    private static long stored(TwinFixture twin, String campaign) throws SQLException {
        return twin.rows(Store.REGISTRATION_B, campaign).size();
    }
}
