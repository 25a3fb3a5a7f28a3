package io.anlan.app.quota.postgres;

import static io.anlan.app.quota.postgres.QuotaRig.await;
import static io.anlan.app.quota.postgres.QuotaRig.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.quota.ClaimRow;
import io.anlan.app.quota.Ending;
import io.anlan.app.quota.Facts;
import io.anlan.app.quota.HeldRights;
import io.anlan.app.quota.KnownClaim;
import io.anlan.app.quota.QuotaStore.Door;
import io.anlan.app.quota.Seat;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Quotas in a real PostgreSQL. */
class PostgresQuotaTest {

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
    void batches_at_once_give_each_seat_to_one_person() {
        rig.opened(100, 7);

        var batches = IntStream.range(0, 12)
                .mapToObj(batch -> rig.give(
                        7,
                        IntStream.range(0, 16).map(i -> batch * 16 + i).boxed().toList()))
                .toList();
        var given = batches.stream().map(QuotaRig::await).toList();

        var seats = given.stream()
                .flatMap(batch ->
                        batch.fresh().stream().map(person -> batch.claims().get(person)))
                .map(claim -> claim.row().seat())
                .toList();
        assertThat(seats).hasSize(50).doesNotHaveDuplicates();
        assertThat(seats.stream().mapToLong(Seat::serial).max()).hasValue(50);
        assertThat(rig.facts(OWN).share(SiteId.SITE_A).free()).isZero();
    }

    @Test
    void a_person_gets_one_seat_however_often_they_ask() {
        rig.opened(10, 7);

        var first = await(rig.give(7, List.of(1)));
        var again = await(rig.give(7, List.of(1, 1, 2)));

        assertThat(first.fresh()).containsExactly(person(1));
        assertThat(again.fresh()).containsExactly(person(2));
        assertThat(again.claims().get(person(1)))
                .extracting(claim -> claim.row().seat())
                .isEqualTo(new Seat(SiteId.SITE_A, 7, 1));
    }

    @Test
    void nothing_is_given_before_the_peers_database_has_spoken() {
        rig.opened(10, 7);
        rig.sql("delete from quota_notice where site = 2 or kind = 'OPENED'");
        rig.sql("update quota_gate set own_epoch = 0");

        rig.tend(OWN);

        assertThat(await(rig.give(7, List.of(1))).door()).isEqualTo(Door.NO_RIGHT);
    }

    @Test
    void nothing_is_given_under_an_epoch_that_a_later_one_has_followed() {
        rig.opened(10, 7);
        rig.sql("insert into quota_notice select campaign_id, share, 9, 2, 'ASKED', about, tally, 0, 0, '{}', at,"
                + " version, 3, row_hash from quota_notice where kind = 'ASKED'");

        assertThat(await(rig.give(7, List.of(1))).door()).isEqualTo(Door.NO_RIGHT);
    }

    @Test
    void another_database_has_opened_nothing() {
        rig.opened(10, 7);
        rig.sql("update quota_gate set incarnation = 'the one before'");

        assertThat(await(rig.give(7, List.of(1))).door()).isEqualTo(Door.NO_RIGHT);
        assertThat(rig.facts(OWN).gate()).isNull();
    }

    @Test
    void a_closed_campaign_gives_no_more_seats_and_shows_those_given() {
        rig.opened(10, 7);
        await(rig.give(7, List.of(1)));
        rig.sql("update campaign_gate set open = false");

        var later = await(rig.give(7, List.of(1, 2)));

        assertThat(later.door()).isEqualTo(Door.CLOSED);
        assertThat(later.claims()).containsOnlyKeys(person(1));
    }

    @Test
    void a_hold_that_is_over_is_given_again_when_both_sites_know() {
        rig.opened(2, 7);
        await(rig.give(7, List.of(1)));
        rig.time.setWallMillis(rig.time.wallMillis() + Giving.HOLD.toMillis() + 1);

        rig.tend(OWN);
        var atOneSite = await(rig.give(7, List.of(2)));
        rig.sql("update batch set \"both\" = true");
        var atBoth = await(rig.give(7, List.of(2)));

        assertThat(atOneSite.fresh()).isEmpty();
        assertThat(atBoth.fresh()).containsExactly(person(2));
    }

    @Test
    void a_claim_is_confirmed_once_and_by_its_owner_only() {
        rig.opened(10, 7);
        await(rig.give(7, List.of(1)));

        var stranger = await(rig.store.end("N1", person(2), Ending.CONFIRMED, rig.nextBatch(), OWN));
        var owner = await(rig.store.end("N1", person(1), Ending.CONFIRMED, rig.nextBatch(), OWN));
        var again = await(rig.store.end("N1", person(1), Ending.CONFIRMED, rig.nextBatch(), OWN));
        var release = await(rig.store.end("N1", person(1), Ending.RELEASED, rig.nextBatch(), OWN));

        assertThat(told(stranger)).isEqualTo("claim-not-found");
        assertThat(told(owner)).isEqualTo("CONFIRMED");
        assertThat(told(again)).isEqualTo("CONFIRMED");
        assertThat(told(release)).isEqualTo("claim-confirmed");
    }

    @Test
    void a_claim_of_the_other_share_is_decided_about_there() {
        rig.opened(10, 7);
        rig.add(ClaimRow.TABLE, rig.claimOfB(1, 1).values());

        assertThat(told(await(rig.store.end("N1", person(1), Ending.CONFIRMED, rig.nextBatch(), OWN))))
                .isEqualTo("not-stored");
        assertThat(await(rig.give(7, List.of(1))).fresh()).isEmpty();
    }

    @Test
    void what_an_opening_does_not_list_is_void() {
        rig.opened(10, 7);
        rig.add(ClaimRow.TABLE, rig.claimOfB(1, 1).values());
        rig.add(ClaimRow.TABLE, rig.claimOfB(3, 3).values());
        var windUp = new HeldRights(7, 9, 0);
        rig.tend(windUp);

        rig.add(ClaimRow.TABLE, rig.claimOfB(2, 2).values());
        rig.add(ClaimRow.TABLE, rig.claimOfB(4, 4).values());

        assertThat(valid("N1")).isTrue();
        assertThat(valid("N2")).isFalse();
        assertThat(valid("N3")).isTrue();
        assertThat(valid("N4")).isFalse();
        var share = rig.facts(windUp).share(SiteId.SITE_B);
        assertThat(share.free()).isEqualTo(3);
        assertThat(share.high()).isEqualTo(3);
    }

    @Test
    void a_share_that_is_wound_up_flows_into_the_other() {
        rig.opened(10, 7);
        rig.add(ClaimRow.TABLE, rig.claimOfB(1, 1).values());
        var windUp = new HeldRights(7, 9, 0);

        for (var round = 0; round < 4; round++) {
            rig.tend(windUp);
        }

        var facts = rig.facts(windUp);
        assertThat(facts.share(SiteId.SITE_A).free()).isEqualTo(9);
        assertThat(facts.share(SiteId.SITE_B).free()).isZero();
        assertThat(facts.untaken()).isEmpty();
    }

    @Test
    void a_share_that_runs_low_is_refilled() {
        rig.opened(20, 7);
        rig.openedByB(1);

        rig.tend(OWN);

        Facts facts = rig.facts(OWN);
        assertThat(facts.untaken()).singleElement().satisfies(move -> {
            assertThat(move.to()).isEqualTo(SiteId.SITE_B);
            assertThat(move.seats()).isEqualTo(4);
        });
        assertThat(facts.share(SiteId.SITE_A).free()).isEqualTo(6);
    }

    private static boolean valid(String claimNo) {
        return await(rig.store.byNumber(claimNo)).get(0).valid();
    }

    private static String told(Outcome<KnownClaim> outcome) {
        return outcome.fold(
                claim -> claim.end() == null ? "HELD" : claim.end().ending().name(),
                refusal -> refusal.type(),
                doubt -> "in-doubt");
    }
}
