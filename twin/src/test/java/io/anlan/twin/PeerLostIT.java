package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.load.StallMeter;
import io.anlan.kernel.Ladder;
import io.anlan.kernel.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnTwin
class PeerLostIT {
    private static final Duration RAISED_WITHIN = Duration.ofSeconds(90);
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(30);

    @Test
    void a_killed_peer_makes_it_one_site_and_its_return_raises_it(TwinFixture twin) {
        String campaign = twin.campaign();
        String session = twin.session();
        twin.twin().kill(SiteId.SITE_B);

        Answer alone = twin.register(SiteId.SITE_A, session, campaign, "wechat", "k1");

        assertThat(alone.acknowledged()).as(alone.raw()).isTrue();
        assertThat(alone.durability()).isEqualTo("ONE_SITE");
        twin.twin().start(SiteId.SITE_B);
        twin.await(
                "the registration is raised",
                RAISED_WITHIN,
                () -> twin.durability(SiteId.SITE_A, campaign, alone.registrationNo())
                        .equals("BOTH_SITES"));
        twin.awaitAgreement(campaign, 1);
        assertThat(twin.register(SiteId.SITE_A, session, campaign, "wechat", "k1")
                        .durability())
                .isEqualTo("BOTH_SITES");
    }

    @Test
    void a_frozen_peer_does_not_hold_an_answer_beyond_the_nodes_budget(TwinFixture twin) {
        String campaign = twin.campaign();
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sessions.add(twin.session());
        }
        List<Answer> answers = new ArrayList<>();
        Duration stall;
        twin.twin().freeze(SiteId.SITE_B);
        try (StallMeter meter = StallMeter.start()) {
            for (String session : sessions) {
                answers.add(twin.node(SiteId.SITE_A).register(session, campaign, "wechat", "k" + answers.size()));
            }
            stall = meter.worst();
        }

        Duration bound = Ladder.NODE_BUDGET.plus(stall);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
            assertThat(answer.durability()).isEqualTo("ONE_SITE");
            assertThat(answer.took()).as("machine stalled %s", stall).isLessThan(bound);
        });
    }

    @Test
    void a_peer_whose_database_is_dead_holds_nothing(TwinFixture twin) {
        String campaign = twin.campaign();
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sessions.add(twin.session());
        }
        twin.twin().kill(twin.part("pg", SiteId.SITE_B));
        // The beat in force when it died may still be believed for a moment; that window is not promised.
        twin.await("site-a notices that its peer cannot store", NOTICED_WITHIN, () -> !twin.peerVouches(SiteId.SITE_A));

        List<Answer> answers = new ArrayList<>();
        for (String session : sessions) {
            answers.add(twin.register(SiteId.SITE_A, session, campaign, "wechat", "k" + answers.size()));
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.acknowledged()).as(answer.raw()).isTrue();
            assertThat(answer.durability()).isEqualTo("ONE_SITE");
        });
        assertThat(twin.twin().pids(twin.part("node", SiteId.SITE_B)))
                .as("the peer's node lived all the time")
                .isNotEmpty();
    }
}
