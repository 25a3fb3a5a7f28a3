package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.Store;
import io.anlan.kernel.SiteId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Seats of first-come campaigns, claimed at both sites while the sites are cut and one of them is lost. */
@OnTwin
class ClaimsIT {
    private static final int SEATS = 50;
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final long LEASE_MILLIS = 3_000;
    private static final List<String> DIRECTORS = List.of("director-a", "director-b", "director-witness");

    @Test
    void fifty_seats_go_to_fifty_of_many_who_race_at_both_sites(TwinFixture twin) throws SQLException {
        SeatRush rush = SeatRush.open(twin, SEATS);
        List<String> people = rush.people(SEATS + 30);

        rush.race(people, SiteId.values()).join();

        assertThat(rush.told()).as("exactly the seats there are").hasSize(SEATS);
        assertThat(new HashSet<>(rush.told().values())).hasSize(SEATS);
        List<String> holders = new ArrayList<>(rush.told().keySet());
        String keeps = holders.get(0);
        String leaves = holders.get(1);
        assertThat(ended(twin, rush, keeps, "confirm").text("state")).isEqualTo("CONFIRMED");
        assertThat(rush.end(keeps, "release").problem()).isEqualTo("claim-confirmed");
        assertThat(ended(twin, rush, leaves, "release").text("state")).isEqualTo("RELEASED");
        people.removeAll(rush.told().keySet());
        twin.await("the seat given back is given again", WITHIN, () -> {
            SeatRush.Said atA = rush.ask(SiteId.SITE_A, people.get(0));
            return atA == SeatRush.Said.A_SEAT || rush.ask(SiteId.SITE_B, people.get(0)) == SeatRush.Said.A_SEAT;
        });
        assertThat(rush.race(people.subList(1, people.size()), SiteId.values()))
                .as("the others are told that none is left")
                .succeedsWithin(WITHIN);
        assertThat(rush.told()).hasSize(SEATS + 1);
        inAllDatabases(twin, rush);
    }

    @Test
    void while_the_sites_are_cut_nobody_is_told_of_a_seat(TwinFixture twin) {
        SeatRush rush = SeatRush.open(twin, SEATS);
        List<String> people = rush.people(4);
        twin.twin().wan().cut();

        List<Answer> during = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            during.add(rush.claim(SiteId.values()[i % 2], people.get(i)));
        }
        twin.twin().wan().heal();

        assertThat(during).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.raw()).isEqualTo(503);
            assertThat(answer.problem()).isIn("in-doubt", "not-stored");
        });
        for (int i = 0; i < people.size(); i++) {
            SiteId site = SiteId.values()[i % 2];
            String person = people.get(i);
            twin.await(site.id() + " tells of the seat", WITHIN, () -> rush.ask(site, person) == SeatRush.Said.A_SEAT);
            assertThat(rush.claim(site, person).durability()).isEqualTo("BOTH_SITES");
        }
    }

    @Test
    void a_lost_sites_seats_are_given_by_the_other_after_its_lease_has_ended(TwinFixture twin) throws SQLException {
        SeatRush rush = SeatRush.open(twin, SEATS);
        rush.race(rush.people(18), SiteId.SITE_A, SiteId.SITE_B).join();
        List<String> askThere = rush.people(6);

        CompletableFuture<Void> amid = rush.race(askThere, SiteId.SITE_B, SiteId.SITE_A);
        twin.twin().kill(SiteId.SITE_B);
        CompletableFuture<Void> others = rush.race(rush.people(40), SiteId.SITE_A);
        CompletableFuture.allOf(amid, others).join();

        assertThat(rush.told()).as("the seats of both, and no more").hasSize(SEATS);
        assertThat(openedMillis(twin, rush.campaign()))
                .as("the lost site's lease had ended when its share was opened")
                .isGreaterThan(rush.lastToldMillis(SiteId.SITE_B) + LEASE_MILLIS);

        twin.twin().start(SiteId.SITE_B);
        twin.twin().awaitReady(SiteId.SITE_B);
        List<String> back = new ArrayList<>(rush.told().keySet()).subList(0, 16);
        for (String session : back) {
            assertThat(ended(twin, rush, session, "release").text("state")).isEqualTo("RELEASED");
        }
        rush.awaitGivenAt(SiteId.SITE_B);
        inAllDatabases(twin, rush);
        for (String session : rush.told().keySet()) {
            for (SiteId site : SiteId.values()) {
                assertThat(rush.read(site, session).text("state"))
                        .as("what a person was told is so at both sites")
                        .isEqualTo(back.contains(session) ? "RELEASED" : "HELD");
            }
        }
    }

    @Test
    void without_any_director_registering_goes_on_and_no_seat_is_given_after_the_lease(TwinFixture twin) {
        SeatRush rush = SeatRush.open(twin, SEATS);
        String campaign = twin.campaign();

        DIRECTORS.forEach(twin.twin()::kill);
        for (SiteId site : SiteId.values()) {
            String late = twin.session();
            twin.await(
                    site.id() + " has no right any more",
                    WITHIN,
                    () -> rush.claim(site, late).problem().equals("not-stored"));
            Answer answer = twin.register(site, twin.session(), campaign, "wechat", "k");
            assertThat(answer.acknowledged()).as(answer.raw()).isTrue();
            assertThat(answer.durability()).isEqualTo("BOTH_SITES");
        }

        DIRECTORS.forEach(twin.twin()::start);
        for (SiteId site : SiteId.values()) {
            rush.awaitGivenAt(site);
        }
    }

    /** Until the edge has a definite answer: a share may be on its way from one site's hands to the other's. */
    private static Answer ended(TwinFixture twin, SeatRush rush, String session, String how) {
        Answer[] last = new Answer[1];
        twin.await("a definite answer to " + how, WITHIN, () -> {
            last[0] = rush.end(session, how);
            return last[0].status() != 503;
        });
        assertThat(last[0].status()).as(last[0].raw()).isEqualTo(200);
        return last[0];
    }

    private static void inAllDatabases(TwinFixture twin, SeatRush rush) throws SQLException {
        twin.await(
                "four databases are equal",
                WITHIN,
                () -> twin.stores().agreement().whole());
        for (Store store : Store.values()) {
            assertThat(twin.stores().claimNumbers(store, rush.campaign()))
                    .as("claims in %s", store)
                    .containsAll(rush.told().values());
        }
    }

    /** When site A first opened site B's share. */
    private static long openedMillis(TwinFixture twin, String campaign) throws SQLException {
        try (var connection = twin.twin().postgres(SiteId.SITE_A).connect();
                var select = connection.prepareStatement("select min(at) / 1000 from quota_notice where share = 2"
                        + " and site = 1 and kind = 'OPENED' and campaign_id = ?")) {
            select.setString(1, campaign);
            var row = select.executeQuery();
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
