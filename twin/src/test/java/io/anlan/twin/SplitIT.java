package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.kernel.SiteId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sites serve and cannot hear each other. */
@OnTwin
class SplitIT {
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(60);

    @Test
    void a_person_accepted_at_both_sites_of_a_cut_counts_once_and_both_receipts_resolve(TwinFixture twin)
            throws SQLException {
        String campaign = twin.campaign();
        String session = twin.session();
        twin.twin().wan().cut();

        Answer atA = twin.register(SiteId.SITE_A, session, campaign, "wechat", "k1");
        Answer atB = twin.register(SiteId.SITE_B, session, campaign, "alipay", "k2");

        assertThat(atA.acknowledged()).as(atA.raw()).isTrue();
        assertThat(atB.acknowledged()).as(atB.raw()).isTrue();
        assertThat(atA.text("site")).isEqualTo("site-a");
        assertThat(atB.text("site")).isEqualTo("site-b");
        assertThat(List.of(atA.durability(), atB.durability())).containsOnly("ONE_SITE");
        assertThat(atB.registrationNo()).isEqualTo(atA.registrationNo());
        twin.twin().wan().heal();
        twin.awaitAgreement(campaign, 2);
        assertThat(counting(twin, campaign)).hasSize(1);
        Set<String> channels = new HashSet<>();
        for (SiteId site : SiteId.values()) {
            Answer read = twin.node(site).registration(campaign, atA.registrationNo(), session);
            assertThat(read.status()).as(read.raw()).isEqualTo(200);
            channels.add(read.text("channel"));
            Answer again = twin.register(site, session, campaign, "unionpay", "k3");
            assertThat(again.status()).as(again.raw()).isEqualTo(200);
            channels.add(again.text("channel"));
        }
        assertThat(channels)
                .as("both sites name the same acceptance, whoever asks and whoever registers again")
                .hasSize(1);
    }

    @Test
    void a_strict_campaign_acknowledges_nothing_before_both_sites_have_it(TwinFixture twin) {
        String campaign = twin.strictCampaign();
        String session = twin.session();
        twin.twin().wan().cut();
        List<Answer> during = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            during.add(twin.node(SiteId.SITE_A).register(session, campaign, "wechat", "k1"));
        }
        twin.twin().wan().heal();

        assertThat(during).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.raw()).isEqualTo(503);
            assertThat(answer.problem()).isIn("in-doubt", "not-stored");
        });
        List<Answer> after = new ArrayList<>();
        twin.await("the strict campaign acknowledges again", HEALED_WITHIN, () -> {
            after.add(twin.node(SiteId.SITE_A).register(session, campaign, "wechat", "k1"));
            return after.get(after.size() - 1).acknowledged();
        });
        assertThat(after.get(after.size() - 1).durability()).isEqualTo("BOTH_SITES");
        twin.awaitAgreement(campaign, 1);
    }

    private static Set<String> counting(TwinFixture twin, String campaign) throws SQLException {
        Set<String> counting = new HashSet<>();
        for (Store store : Store.values()) {
            StoredRegistration first = twin.rows(store, campaign).stream()
                    .reduce((one, other) -> one.countsBefore(other) ? one : other)
                    .orElseThrow();
            counting.add(first.acceptance());
        }
        return counting;
    }
}
