package io.anlan.app.quota.postgres;

import static io.anlan.app.quota.postgres.QuotaRig.CAMPAIGN;
import static io.anlan.app.quota.postgres.QuotaRig.await;
import static io.anlan.app.quota.postgres.QuotaRig.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.quota.ClaimRow;
import io.anlan.app.quota.HeldRights;
import io.anlan.app.quota.Seat;
import io.anlan.kernel.SiteId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person is told who asks at one site while their seat, or the last one, may be the other's. */
class TwoSharesTest {

    private static final HeldRights OWN = new HeldRights(7, 0, 0);
    private static QuotaRig rig;

    @BeforeAll
    static void start() {
        rig = new QuotaRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void nobody_is_told_that_all_is_given_while_seats_are_on_their_way() {
        rig.opened(2, 7);
        await(rig.give(7, List.of(1)));

        var unheard = await(rig.give(7, List.of(2)));
        rig.openedByB(1);
        var left = await(rig.give(7, List.of(2)));
        rig.add(QuotaRows.MOVE, rig.ofB.move(CAMPAIGN, new Seat(SiteId.SITE_B, 5, 1), SiteId.SITE_A, 1));
        var underWay = await(rig.give(7, List.of(2)));
        rig.tend(OWN);
        var come = await(rig.give(7, List.of(2)));
        var all = await(rig.give(7, List.of(3)));

        assertThat(unheard.elsewhere()).isTrue();
        assertThat(left.elsewhere()).isTrue();
        assertThat(underWay.elsewhere()).isTrue();
        assertThat(come.fresh()).containsExactly(person(2));
        assertThat(all.elsewhere()).isFalse();
    }

    @Test
    void a_seat_the_lost_site_gave_is_answered_for_once_its_share_is_wound_up() {
        rig.opened(10, 7);
        rig.add(ClaimRow.TABLE, rig.claimOfB(1, 1).values());
        var windUp = new HeldRights(7, 9, 0);

        var before = await(rig.give(windUp, List.of(1)));
        rig.tend(windUp);
        var after = await(rig.give(windUp, List.of(1)));
        var withoutRight = await(rig.give(7, List.of(1)));

        assertThat(before.windsUp()).isFalse();
        assertThat(after.windsUp()).isTrue();
        assertThat(after.claims().get(person(1)))
                .extracting(claim -> claim.valid())
                .isEqualTo(true);
        assertThat(withoutRight.windsUp()).isFalse();
    }

    @Test
    void a_seat_is_not_taken_back_for_a_void_one_of_the_same_person() {
        rig.opened(10, 7);
        var windUp = new HeldRights(7, 9, 0);
        rig.tend(windUp);
        await(rig.give(windUp, List.of(1)));

        rig.add(ClaimRow.TABLE, rig.claimOfB(1, 1).values());
        rig.later();
        var beside = rig.facts(windUp).due();
        rig.sql("delete from quota_notice where kind = 'OPENED' and share = 2");
        rig.later();
        var doubled = rig.facts(OWN).due();

        assertThat(beside).isEmpty();
        assertThat(doubled).hasSize(1);
    }

    @Test
    void holds_of_a_share_nobody_may_end_here_do_not_keep_ours_from_ending() {
        rig.opened(10, 7);
        await(rig.give(7, List.of(1)));
        rig.sql(
                "insert into claim select c.campaign_id, 2, 5, n, c.person_key, 'B' || n, 'k', c.claimed_at, 0, 'b', 'c',"
                        + " c.keep_until, n, 3, c.row_hash from claim c, generate_series(1, 600) n");
        rig.time.setWallMillis(rig.time.wallMillis() + Giving.HOLD.toMillis() + 1);

        var due = rig.facts(OWN).due();

        assertThat(due).extracting(one -> one.seat().share()).containsExactly(SiteId.SITE_A);
    }
}
