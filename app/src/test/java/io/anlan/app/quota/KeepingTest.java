package io.anlan.app.quota;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a share is opened, rule by rule: each refusal first, and what the rule alone keeps from happening. */
class KeepingTest {

    private static final Quota QUOTA = new Quota(10, 5, 5, "cafe");
    private static final HeldRights OWN = new HeldRights(7, 0, 0);
    private static final HeldRights BOTH = new HeldRights(7, 9, 0);
    private static final Tally SOME = new Tally(new Tally.Rows(3, 1, 1, 70), new Tally.Rows(4, 0, 1, 90));

    private final List<Notice> notices = new ArrayList<>();
    private Tally tally = Tally.NONE;
    private boolean whole = true;
    private Facts.@Nullable Gate gate = new Facts.Gate(0, 0);
    private boolean drained = true;

    @Test
    void a_share_is_not_opened_before_the_peers_database_has_spoken() {
        assertThat(opens(SITE_A, OWN)).isFalse();
        assertThat(opensWithout(Rule.STATEMENT_FIRST, SITE_A, OWN)).isTrue();

        state(SITE_A, 7, "b-life", Tally.NONE);

        assertThat(opens(SITE_A, OWN)).isTrue();
    }

    @Test
    void a_statement_about_another_epoch_or_another_quota_opens_nothing() {
        state(SITE_A, 6, "a1", Tally.NONE);
        notices.add(Notice.stated(SITE_A, 7, SITE_B, "f00d/a1", Tally.NONE));

        assertThat(opens(SITE_A, OWN)).isFalse();
    }

    @Test
    void a_statement_that_speaks_of_rows_that_are_not_here_opens_nothing() {
        state(SITE_A, 7, "a1", SOME);
        tally = new Tally(new Tally.Rows(9, 9, 9, 70), new Tally.Rows(3, 0, 1, 90));

        assertThat(opens(SITE_A, OWN)).isFalse();
        assertThat(opensWithout(Rule.STATEMENT_IN_FULL, SITE_A, OWN)).isTrue();

        tally = SOME;

        assertThat(opens(SITE_A, OWN)).isTrue();
    }

    @Test
    void the_peers_share_is_wound_up_only_by_who_holds_its_own_right_without_a_break() {
        gate = new Facts.Gate(6, 0);
        state(SITE_A, 6, "a1", Tally.NONE);

        assertThat(opens(SITE_B, BOTH)).isFalse();
        assertThat(opens(SITE_B, new HeldRights(0, 9, 0))).isFalse();
        assertThat(opensWithout(Rule.OWN_RIGHT_UNBROKEN, SITE_B, BOTH)).isTrue();

        gate = new Facts.Gate(7, 0);
        state(SITE_A, 7, "a1", Tally.NONE);

        assertThat(opens(SITE_B, BOTH)).isTrue();
    }

    @Test
    void what_was_said_to_an_earlier_life_of_the_node_winds_nothing_up() {
        gate = new Facts.Gate(7, 0);
        state(SITE_A, 7, "a0", Tally.NONE);

        assertThat(opens(SITE_B, BOTH)).isFalse();
        assertThat(opensWithout(Rule.SPOKEN_TO_THIS_LIFE, SITE_B, BOTH)).isTrue();
    }

    @Test
    void the_peers_share_is_not_wound_up_before_the_memory_is_drained() {
        gate = new Facts.Gate(7, 0);
        state(SITE_A, 7, "a1", Tally.NONE);
        drained = false;

        assertThat(opens(SITE_B, BOTH)).isFalse();
        assertThat(opensWithout(Rule.DRAINED_FIRST, SITE_B, BOTH)).isTrue();
    }

    @Test
    void a_memory_that_was_drained_before_the_right_came_winds_nothing_up() {
        gate = new Facts.Gate(7, 0);
        state(SITE_A, 7, "a1", Tally.NONE);

        var before = new Keeping(SITE_A, "a1").decide(facts(), BOTH, 0);
        var underAnEarlierOne = new Keeping(SITE_A, "a1").decide(facts(), BOTH, 8);

        assertThat(opens(before, SITE_B)).isFalse();
        assertThat(opens(underAnEarlierOne, SITE_B)).isFalse();
    }

    @Test
    void who_wound_the_peers_share_up_goes_on_alone_until_it_speaks_for_it() {
        gate = new Facts.Gate(7, 9);

        assertThat(opens(SITE_A, new HeldRights(12, 9, 0))).isTrue();
        assertThat(opens(SITE_B, new HeldRights(7, 13, 0))).isTrue();

        notices.add(Notice.stated(SITE_B, 11, SITE_A, "cafe/b1", Tally.NONE));

        assertThat(opens(SITE_A, new HeldRights(12, 9, 0))).isFalse();
    }

    @Test
    void nothing_is_done_under_an_epoch_that_a_later_one_has_followed() {
        gate = new Facts.Gate(7, 0);
        notices.add(Notice.opened(SITE_B, 5, SITE_B, "cafe", Facts.Share.NONE));
        notices.add(Notice.asked(SITE_A, 8, SITE_B, "cafe/b1"));

        assertThat(decide(Rule.ALL, OWN)).noneMatch(deed -> deed instanceof Deed.Send);
        var without = EnumSet.allOf(Rule.class);
        without.remove(Rule.NO_WRITE_UNDER_AN_OLD_EPOCH);
        assertThat(decide(without, OWN)).anyMatch(deed -> deed instanceof Deed.Send);
    }

    @Test
    void a_database_with_a_past_it_did_not_write_asks_the_peer_to_wind_its_share_up() {
        gate = null;
        tally = SOME;

        assertThat(decide(Rule.ALL, HeldRights.NONE))
                .containsExactly(new Deed.Say(Notice.asked(SITE_A, 0, SITE_A, "cafe/db-a")));
        var without = EnumSet.allOf(Rule.class);
        without.remove(Rule.NEW_DATABASE_OWNS_NOTHING);
        assertThat(decide(without, HeldRights.NONE)).containsExactly(new Deed.MakeGate());

        notices.add(Notice.stated(SITE_A, 0, SITE_B, "cafe/db-a", SOME));

        assertThat(decide(Rule.ALL, HeldRights.NONE)).containsExactly(new Deed.MakeGate());
    }

    @Test
    void a_campaign_that_the_peer_has_only_asked_about_is_a_new_one() {
        gate = null;
        notices.add(Notice.asked(SITE_B, 8, SITE_B, "cafe/b1"));

        assertThat(decide(Rule.ALL, HeldRights.NONE)).containsExactly(new Deed.MakeGate());

        notices.add(Notice.opened(SITE_B, 8, SITE_B, "cafe", Facts.Share.NONE));

        assertThat(decide(Rule.ALL, HeldRights.NONE)).doesNotContain(new Deed.MakeGate());
    }

    @Test
    void a_database_that_is_being_filled_does_nothing() {
        whole = false;
        state(SITE_A, 7, "a1", Tally.NONE);

        assertThat(decide(Rule.ALL, BOTH)).isEmpty();
    }

    @Test
    void the_peers_new_database_is_answered_only_by_who_has_wound_its_share_up() {
        notices.add(Notice.asked(SITE_B, 0, SITE_B, "cafe/db-b"));
        var said = new Deed.Say(Notice.stated(SITE_B, 0, SITE_A, "cafe/db-b", Tally.NONE));

        assertThat(decide(Rule.ALL, OWN)).doesNotContain(said);
        assertThat(new Keeping(SITE_A, "a1").wanted(facts())).isEqualTo(new Wanted(true, true));

        gate = new Facts.Gate(7, 9);

        assertThat(decide(Rule.ALL, BOTH)).contains(said);
    }

    private void state(SiteId share, long epoch, String life, Tally there) {
        notices.add(Notice.stated(share, epoch, SITE_B, "cafe/" + life, there));
    }

    private boolean opens(SiteId share, HeldRights rights) {
        return opens(decide(Rule.ALL, rights), share);
    }

    private boolean opensWithout(Rule rule, SiteId share, HeldRights rights) {
        var rules = EnumSet.allOf(Rule.class);
        rules.remove(rule);
        return opens(decide(rules, rights), share);
    }

    private static boolean opens(List<Deed> deeds, SiteId share) {
        return deeds.stream()
                .anyMatch(deed -> deed instanceof Deed.Say say
                        && say.notice().kind() == NoticeKind.OPENED
                        && say.notice().share() == share);
    }

    private List<Deed> decide(Set<Rule> rules, HeldRights rights) {
        return new Keeping(SITE_A, "a1", rules).decide(facts(), rights, drained ? rights.peerShare() : 0);
    }

    private Facts facts() {
        return new Facts(
                QUOTA,
                "db-a",
                whole,
                gate,
                List.copyOf(notices),
                new Tallies(tally, told -> tally),
                Map.of(SITE_A, new Facts.Share(5, 0, Serials.NONE)),
                List.of(),
                List.of());
    }
}
