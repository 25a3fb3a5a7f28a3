package io.anlan.chaos.checker;

import static io.anlan.chaos.checker.Run.A;
import static io.anlan.chaos.checker.Run.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.chaos.audit.Agreement;
import io.anlan.chaos.audit.Digest;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.chaos.history.Told;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each judge is seen green on a sound run, red on a broken one made by hand, and not green without evidence. */
class JudgesTest {
    private static final List<String> ALL_BUT_CLAIMS = Judges.names().stream()
            .filter(name -> !Judges.OF_CLAIMS.contains(name))
            .toList();

    @Test
    void a_sound_run_holds_before_every_judge() {
        assertThat(Judges.judge(ALL_BUT_CLAIMS, Run.sound().evidence()))
                .allSatisfy(judgement ->
                        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.HOLDS));
    }

    @Test
    void no_judge_holds_when_nothing_happened() {
        Evidence nothing = new Run()
                .idleFault()
                .left(new Remains(List.of("node-a1"), List.of(), List.of()))
                .evidence()
                .withAgreement(null)
                .withFacts(null);

        assertThat(Judges.judge(ALL_BUT_CLAIMS, nothing))
                .allSatisfy(judgement ->
                        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.UNKNOWN));
    }

    @Test
    void without_databases_those_who_need_them_do_not_know() {
        Evidence blind = Run.sound()
                .evidence()
                .withStored(null)
                .withFacts(null)
                .withAgreement(null)
                .withRemains(null);

        assertThat(Judges.judge(
                        List.of("exactly-once", "both-sites-survives", "receipts-honoured", "four-agree", "quiet"),
                        blind))
                .allSatisfy(judgement -> assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN));
    }

    @Test
    void unknown_is_red_and_broken_is_worse() {
        Judgement holds = new Judgement("a", Verdict.HOLDS, Map.of(), List.of());
        Judgement unknown = Judgement.unknown("b", "why");
        Judgement broken = new Judgement("c", Verdict.BROKEN, Map.of(), List.of());

        assertThat(Judges.over(List.of())).isEqualTo(Verdict.UNKNOWN);
        assertThat(Judges.over(List.of(holds))).isEqualTo(Verdict.HOLDS);
        assertThat(Judges.over(List.of(holds, unknown))).isEqualTo(Verdict.UNKNOWN);
        assertThat(Judges.over(List.of(holds, unknown, broken))).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void durability_that_falls_at_one_site_is_seen() {
        Run fell = Run.sound().read(3, "ONE_SITE");
        Run other = Run.sound().add(answeredBy(B, "ONE_SITE", 10_000_000));
        Run meanwhile = Run.sound().add(answeredBy(A, "ONE_SITE", 0));
        Run destroyed = Run.sound().fault(FaultSpan.DESTROY, A).read(3, "ONE_SITE");

        assertBroken(fell.judgedBy("durability-monotonic"), "N3@site-a told by site-a");
        assertThat(other.judgedBy("durability-monotonic").holds()).isTrue();
        assertThat(meanwhile.judgedBy("durability-monotonic").holds()).isTrue();
        assertThat(destroyed.judgedBy("durability-monotonic").holds()).isTrue();
    }

    @Test
    void a_citizen_who_cannot_find_what_was_told_is_seen() {
        Run run = Run.sound().told(30, "ONE_SITE", false).notFound(30);

        assertBroken(run.judgedBy("own-registration-linearizable"), "person 30");
    }

    @Test
    void a_second_request_that_makes_it_again_is_seen() {
        Run twice = Run.sound().told(3, "other", "ONE_SITE", false);
        Run rightly = Run.sound().told(3, "other", "ONE_SITE", true).told(3, "k3", "ONE_SITE", false);
        Run early = Run.sound().told(30, "ONE_SITE", true);

        assertBroken(twice.judgedBy("own-registration-linearizable"), "person 3");
        assertThat(rightly.judgedBy("own-registration-linearizable").holds()).isTrue();
        assertBroken(early.judgedBy("own-registration-linearizable"), "person 30");
    }

    @Test
    void what_is_in_doubt_may_show_later_or_never() {
        Run never = Run.sound().inDoubt(30).notFound(30);
        Run later = Run.sound().inDoubt(30).notFound(30).read(30, "ONE_SITE");
        Run gone = Run.sound().inDoubt(30).read(30, "ONE_SITE").notFound(30);

        assertThat(never.judgedBy("own-registration-linearizable").holds()).isTrue();
        assertThat(later.judgedBy("own-registration-linearizable").holds()).isTrue();
        assertBroken(gone.judgedBy("own-registration-linearizable"), "person 30");
    }

    @Test
    void claims_beyond_the_quota_are_seen_at_any_prefix() {
        Run within = Run.sound().of(2).claim(1).claim(2).release(1, Ending.OK).claim(3);
        Run over = Run.sound().of(2).claim(1).claim(2).claim(3).release(1, Ending.OK);
        Run refusedRelease =
                Run.sound().of(2).claim(1).claim(2).release(1, Ending.FAIL).claim(3);

        Run releasedTwice = Run.sound()
                .of(2)
                .claim(1)
                .claim(2)
                .release(1, Ending.OK)
                .release(1, Ending.OK)
                .claim(3)
                .claim(4);

        assertBroken(releasedTwice.judgedBy("no-oversell"), "C4");
        assertThat(within.judgedBy("no-oversell").holds()).isTrue();
        assertBroken(over.judgedBy("no-oversell"), "C3");
        assertBroken(refusedRelease.judgedBy("no-oversell"), "C3");
        assertThat(Run.sound().of(2).judgedBy("no-oversell").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_seat_that_was_told_and_is_not_everywhere_is_seen() {
        Run kept = new Run().claim(1).claimStored(1, Store.values());
        Run lost = new Run().claim(1);
        Run missing = new Run().claim(1).claimStored(1, Store.REGISTRATION_A);

        assertThat(kept.judgedBy("claims-kept").holds()).isTrue();
        assertBroken(lost.judgedBy("claims-kept"), "lost: C1");
        assertBroken(missing.judgedBy("claims-kept"), "missing in a database: C1");
        assertThat(Run.sound().judgedBy("claims-kept").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_fault_that_did_nothing_shows_nothing() {
        assertThat(Run.sound().idleFault().judgedBy("faults-took-hold").verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void what_is_left_over_and_what_logs_say_is_seen() {
        Run left = Run.sound().left(new Remains(List.of(), List.of("node-a1 keeps 3 journal entries"), List.of()));
        Run panic = Run.sound().left(new Remains(List.of(), List.of(), List.of("pg-a: PANIC")));
        Run unasked = Run.sound().left(new Remains(List.of("node-a1"), List.of(), List.of()));

        assertBroken(left.judgedBy("quiet"), "3 journal entries");
        Run both = Run.sound().left(new Remains(List.of("node-a1"), List.of(), List.of("pg-a: PANIC")));
        assertBroken(panic.judgedBy("quiet"), "PANIC");
        assertBroken(both.judgedBy("quiet"), "PANIC");
        assertThat(unasked.judgedBy("quiet").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void only_a_database_whose_disk_was_taken_may_panic() {
        Remains struck = new Remains(List.of(), List.of(), List.of("pg-a says PANIC in 2 lines"));
        Remains other = new Remains(List.of(), List.of(), List.of("pg-b says PANIC in 2 lines"));
        Remains torn = new Remains(List.of(), List.of(), List.of("pg-a says corrupt in 1 lines"));

        assertThat(dead("pg-a", struck).holds()).isTrue();
        assertBroken(dead("pg-a", other), "pg-b says PANIC");
        assertBroken(dead("pg-a", torn), "corrupt");
    }

    private static Judgement dead(String part, Remains remains) {
        return Run.sound().fault(FaultSpan.DISK_DEAD, part).left(remains).judgedBy("quiet");
    }

    @Test
    void a_citizen_left_without_an_answer_is_seen() {
        assertBroken(Run.sound().inDoubt(30).judgedBy("answered"), "REGISTER 40");
        assertBroken(Run.sound().refused(30).judgedBy("answered"), "not-stored");
        assertThat(Run.sound().cutShortBy(1).judgedBy("answered").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_judge_that_fails_does_not_know() {
        Map<String, Map<Store, Digest>> torn = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Map<Store, Digest>>> entrySet() {
                throw new IllegalStateException("torn");
            }
        };
        Evidence evidence = Run.sound().evidence().withAgreement(new Agreement(torn));

        assertThat(Judges.judge(List.of("four-agree"), evidence))
                .singleElement()
                .satisfies(judgement -> {
                    assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
                    assertThat(judgement.examples()).first().asString().contains("torn");
                });
    }

    @Test
    void a_judge_nobody_knows_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> Judges.named("nobody")).hasMessageContaining("exactly-once");
    }

    private static void assertBroken(Judgement judgement, String example) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.BROKEN);
        assertThat(judgement.examples()).as(judgement.toString()).anyMatch(one -> one.contains(example));
    }

    private static Attempt answeredBy(String site, String durability, long sentMicros) {
        return new Attempt(
                1_000,
                Operation.READ_OWN,
                3,
                "N3",
                A,
                new Times(sentMicros, sentMicros, sentMicros + 2_000_000, sentMicros + 2_000_000),
                Ending.OK,
                "",
                site,
                1,
                true,
                new Told("N3", A, durability, true, "", Told.UNCHECKED));
    }
}
