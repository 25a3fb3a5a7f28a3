package io.anlan.failover.director;

import static io.anlan.local.wan.WanPlace.SITE_A;
import static io.anlan.local.wan.WanPlace.SITE_B;
import static io.anlan.local.wan.WanPlace.WITNESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import io.anlan.local.process.Await;
import io.anlan.local.wan.WanPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of the log, kept by three real processes: killed, frozen, cut apart, all killed at once, one disk lost. A
 * kill leaves what was written but not synced in the kernel's memory, so it is no power cut; that the library syncs
 * before it answers stands in its settings, and what a voter does that has lost all is tested here.
 */
class ThreeDirectorsTest {
    private static final String RIGHT = "share/site-a";

    @TempDir
    private Path folder;

    private ThreeDirectors directors;
    private List<Asker> askers = List.of();

    @BeforeEach
    void three_agree() throws Exception {
        directors = new ThreeDirectors(folder);
        directors.start(WanPlace.values());
        directors.awaitLeader(WanPlace.values());
        askers = List.of(new Asker(directors, SITE_A, RIGHT), new Asker(directors, SITE_B, RIGHT));
        askers.forEach(Asker::start);
        awaitGrant("after the start");
    }

    @AfterEach
    void end() throws Exception {
        for (Asker asker : askers) {
            asker.end();
        }
        directors.close();
    }

    @Test
    void a_right_has_one_holder_through_kills_freezes_cuts_and_a_lost_disk() throws Exception {
        theLeaderIsKilled();
        theLeaderStandsStill();
        theSitesAreCutApart();
        theLeaderIsCutOff();
        allAreKilledAtOnce();
        aDiskIsLost();

        for (Asker asker : askers) {
            asker.end();
        }
        neverTwoHolders();
    }

    private void theLeaderIsKilled() {
        WanPlace leader = directors.awaitLeader(WanPlace.values());
        directors.part(leader).kill();
        awaitGrant(leader + " was killed");
        directors.start(leader);
    }

    private void theLeaderStandsStill() {
        WanPlace leader = directors.awaitLeader(WanPlace.values());
        directors.part(leader).freeze();
        directors.awaitLeader(without(leader));
        awaitGrant(leader + " was frozen");
        directors.part(leader).thaw();
    }

    /** The witness hears both, so both sites get definite answers: one keeps the right, the other is refused. */
    private void theSitesAreCutApart() {
        directors.cut(SITE_A, SITE_B);
        awaitAnswer("the sites were cut apart", told -> told.granted());
        for (Asker asker : askers) {
            awaitAnswer(List.of(asker), "the sites were cut apart", told -> told.granted() || told.status() == 409);
        }
        directors.heal();
    }

    private void theLeaderIsCutOff() {
        WanPlace leader = directors.awaitLeader(WanPlace.values());
        for (WanPlace other : leader.others()) {
            directors.cut(leader, other);
        }
        directors.awaitLeader(without(leader));
        awaitGrant(leader + " was cut off");
        directors.heal();
    }

    private void allAreKilledAtOnce() {
        for (WanPlace place : WanPlace.values()) {
            directors.part(place).kill();
        }
        directors.start(WanPlace.values());
        awaitGrant("all were killed");
    }

    private void aDiskIsLost() throws Exception {
        directors.part(SITE_B).kill();
        directors.destroy(SITE_B);
        directors.start(SITE_B);
        awaitVoteOfSiteB("its disk was lost");
        directors.part(SITE_B).kill();
        directors.forgetTakenIn(SITE_B);
        directors.start(SITE_B);
        awaitVoteOfSiteB("it was taken in and could not write that down");
        // The new voter counts: without it there would be no majority now.
        directors.part(WITNESS).kill();
        awaitGrant("the new voter of site-b was needed");
    }

    private void awaitVoteOfSiteB(String after) {
        Await.that("site-b votes again after " + after, ThreeDirectors.LIMIT)
                .until(() -> directors
                        .health(SITE_B)
                        .filter(health -> health.getBoolean("votes"))
                        .isPresent());
    }

    private static WanPlace[] without(WanPlace place) {
        return place.others().toArray(new WanPlace[0]);
    }

    private void awaitGrant(String when) {
        awaitAnswer(when, Asker.Told::granted);
    }

    private void awaitAnswer(String when, Predicate<Asker.Told> wanted) {
        awaitAnswer(askers, when, wanted);
    }

    /** An answer to a question that was asked from now on. */
    private void awaitAnswer(List<Asker> among, String when, Predicate<Asker.Told> wanted) {
        long now = SystemTime.INSTANCE.monotonicNanos();
        Await.that("the right is given again: " + when, ThreeDirectors.LIMIT)
                .explainedBy(() -> "; the logs are\n" + directors.logs())
                .until(() -> among.stream()
                        .flatMap(asker -> asker.told().stream())
                        .anyMatch(told -> told.askedNanos() - now > 0 && wanted.test(told)));
    }

    private void neverTwoHolders() {
        List<Asker.Told> granted = new ArrayList<>();
        askers.forEach(
                asker -> asker.told().stream().filter(Asker.Told::granted).forEach(granted::add));
        granted.sort(Comparator.comparingLong(Asker.Told::epoch));
        Map<Long, String> holders = new HashMap<>();
        long beforeEnd = Long.MIN_VALUE;
        long epoch = 0;
        long end = Long.MIN_VALUE;
        for (Asker.Told told : granted) {
            assertThat(holders.computeIfAbsent(told.epoch(), fresh -> told.site()))
                    .as("holder of epoch %d", told.epoch())
                    .isEqualTo(told.site());
            if (told.epoch() != epoch) {
                epoch = told.epoch();
                beforeEnd = Math.max(beforeEnd, end);
            }
            // Granted somewhere between question and answer; surely too early if even the answer came before the end.
            assertThat(told.answeredNanos())
                    .as("epoch %d is given when the one before it has ended", epoch)
                    .isGreaterThan(beforeEnd);
            end = Math.max(end, told.endNanos());
        }
        assertThat(granted).isNotEmpty();
    }
}
