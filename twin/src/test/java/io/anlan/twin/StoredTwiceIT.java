package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.Store;
import io.anlan.kernel.SiteId;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnTwin
class StoredTwiceIT {
    private static final Duration EMPTY_WITHIN = Duration.ofSeconds(20);

    @Test
    void a_registration_is_stored_at_both_sites_and_reaches_four_databases(TwinFixture twin) throws SQLException {
        String campaign = twin.campaign();

        Answer answer = twin.edge().register(twin.session(), campaign, "wechat", "k1");

        assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
        assertThat(answer.durability()).isEqualTo("BOTH_SITES");
        twin.awaitAgreement(campaign, 1);
        for (Store store : Store.values()) {
            assertThat(twin.rows(store, campaign))
                    .as(store.title())
                    .singleElement()
                    .matches(row -> row.registrationNo().equals(answer.registrationNo()));
        }
    }

    @Test
    void the_same_request_again_at_either_site_is_answered_with_the_first_acceptance(TwinFixture twin) {
        String campaign = twin.campaign();
        String session = twin.session();
        Answer first = twin.register(SiteId.SITE_A, session, campaign, "wechat", "k1");

        Answer again = twin.register(SiteId.SITE_A, session, campaign, "wechat", "k1");
        Answer across = twin.register(SiteId.SITE_B, session, campaign, "alipay", "k2");

        assertThat(first.acknowledged()).isTrue();
        assertThat(again.status()).isEqualTo(200);
        assertThat(across.status()).isEqualTo(200);
        assertThat(again.registrationNo()).isEqualTo(first.registrationNo());
        assertThat(across.registrationNo()).isEqualTo(first.registrationNo());
        assertThat(across.text("channel")).as("told of the first channel").isEqualTo("wechat");
        twin.awaitAgreement(campaign, 1);
    }

    /** By then the peer's row is in the database and no longer in the journal. */
    @Test
    void long_afterwards_the_other_site_still_knows_the_first_acceptance(TwinFixture twin) throws SQLException {
        String campaign = twin.campaign();
        String session = twin.session();
        Answer first = twin.register(SiteId.SITE_A, session, campaign, "wechat", "k1");
        twin.awaitAgreement(campaign, 1);
        twin.await("the journal is empty", EMPTY_WITHIN, () -> twin.journal(SiteId.SITE_B, "inboundEntries") == 0);

        Answer across = twin.register(SiteId.SITE_B, session, campaign, "alipay", "k2");

        assertThat(across.status()).as(across.raw()).isEqualTo(200);
        assertThat(across.text("site")).isEqualTo(first.text("site"));
        assertThat(across.text("channel")).isEqualTo("wechat");
        twin.awaitAgreement(campaign, 1);
        for (Store store : Store.values()) {
            assertThat(twin.rows(store, campaign)).as(store.title()).hasSize(1);
        }
    }
}
