package io.anlan.chaos.checker;

import static io.anlan.chaos.checker.Run.A;
import static io.anlan.chaos.checker.Run.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judges that look at rows, receipts and digests: each turns red on a run broken by hand. */
class RowJudgesTest {

    @Test
    void an_acknowledged_row_that_is_nowhere_is_lost() {
        Run run = Run.sound().gone(3);

        assertBroken(run.judgedBy("exactly-once"), "lost: N3@site-a");
        assertBroken(run.judgedBy("both-sites-survives"), "N3@site-a");
    }

    @Test
    void an_acknowledged_row_missing_in_one_database_is_seen() {
        Run run = Run.sound().gone(Store.PLATFORM_B, 3);

        assertBroken(run.judgedBy("exactly-once"), "missing in a database: N3@site-a");
        assertBroken(run.judgedBy("both-sites-survives"), "N3@site-a");
    }

    @Test
    void what_a_reading_said_of_both_sites_binds_too() {
        Run run = Run.sound().told(50, "ONE_SITE", false).read(50, "BOTH_SITES");

        assertBroken(run.judgedBy("both-sites-survives"), "N50@site-a");
    }

    @Test
    void a_row_at_one_site_may_go_with_its_site_and_with_nothing_else() {
        Run announced = Run.sound().told(50, "ONE_SITE", false).fault(FaultSpan.DESTROY, A);
        Run peer = Run.sound().told(50, "ONE_SITE", false).fault(FaultSpan.DESTROY, B);
        Run killed = Run.sound().told(50, "ONE_SITE", false).fault("kill", A);
        Run before = Run.sound().fault(FaultSpan.DESTROY, A).told(50, "ONE_SITE", false);

        assertThat(announced.judgedBy("exactly-once").holds()).isTrue();
        assertBroken(peer.judgedBy("exactly-once"), "lost");
        assertBroken(killed.judgedBy("exactly-once"), "lost");
        assertBroken(before.judgedBy("exactly-once"), "lost");
    }

    @Test
    void a_row_that_nobody_asked_for_is_invented() {
        assertBroken(Run.sound().stored(99, 1).judgedBy("exactly-once"), "asked for by nobody: N99@site-a");
    }

    @Test
    void a_row_of_one_who_was_refused_is_seen_and_of_one_in_doubt_is_not() {
        assertBroken(Run.sound().refused(30).stored(30, 1).judgedBy("exactly-once"), "stored though refused");
        assertThat(Run.sound()
                        .inDoubt(30)
                        .stored(30, 1)
                        .judgedBy("exactly-once")
                        .holds())
                .isTrue();
        assertThat(Run.sound().inDoubt(30).judgedBy("exactly-once").holds()).isTrue();
    }

    @Test
    void one_acceptance_counts_for_a_person_and_the_same_everywhere() {
        Run both = Run.sound().stored(3, 2);
        Run twoNumbers = Run.sound().stored(3, 2, "k3", "OTHER");
        Run shared = Run.sound().told(30, "BOTH_SITES", false).stored(30, 1, "k30", "N3");
        Run differing = Run.sound();
        for (Store store : List.of(Store.REGISTRATION_A, Store.PLATFORM_A)) {
            differing.gone(store, 3).storedIn(store, 2, 2, "k3", "N3");
        }

        assertThat(both.judgedBy("exactly-once").holds()).isTrue();
        assertThat(both.judgedBy("exactly-once").counts()).containsEntry("accepted at both sites", 1L);
        assertBroken(twoNumbers.judgedBy("exactly-once"), "person with several numbers: 3");
        assertBroken(shared.judgedBy("exactly-once"), "number of several persons: N3");
        assertBroken(differing.judgedBy("exactly-once"), "count differently");
    }

    @Test
    void too_much_doubt_is_no_judgement() {
        Run run = Run.sound();
        for (int person = 100; person < 110; person++) {
            run.inDoubt(person);
        }

        assertThat(run.judgedBy("exactly-once").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_receipt_that_is_not_signed_or_names_another_row_is_seen() {
        Told forged = new Told("N50", A, "BOTH_SITES", false, "r", "[SIGNATURE_WRONG]");
        Run unsound = Run.sound().attempt(Operation.REGISTER, 50, "k50", Ending.OK, "", forged);
        Run strange = Run.sound().told(50, "BOTH_SITES", false).stored(50, 1, "k50", "OTHER");

        assertBroken(unsound.judgedBy("receipts-honoured"), "SIGNATURE_WRONG");
        assertBroken(strange.judgedBy("receipts-honoured"), "stored OTHER");
    }

    @Test
    void a_fact_missing_in_one_database_is_seen() {
        Store[] three = {Store.PLATFORM_A, Store.REGISTRATION_A, Store.REGISTRATION_B};

        assertThat(Run.sound()
                        .fact("f", Ending.OK, Store.values())
                        .judgedBy("facts-everywhere")
                        .holds())
                .isTrue();
        assertThat(Run.sound()
                        .fact("f", Ending.INFO, three)
                        .fact("g", Ending.OK, Store.values())
                        .judgedBy("facts-everywhere")
                        .holds())
                .isTrue();
        assertBroken(Run.sound().fact("f", Ending.OK, three).judgedBy("facts-everywhere"), "missing in a database: f");
        assertBroken(Run.sound().factOfNobody(Store.PLATFORM_B).judgedBy("facts-everywhere"), "nobody wrote");
        assertThat(Run.sound()
                        .fact("f", Ending.OK, three)
                        .fault(FaultSpan.DESTROY, A)
                        .judgedBy("facts-everywhere")
                        .holds())
                .isTrue();
    }

    @Test
    void facts_written_in_vain_show_nothing() {
        Run vain = Run.sound().fact("f", Ending.INFO).fact("g", Ending.INFO, Store.values());
        Run some = Run.sound().fact("f", Ending.INFO).fact("g", Ending.OK, Store.values());

        assertThat(vain.judgedBy("facts-everywhere").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(some.judgedBy("facts-everywhere").holds()).isTrue();
        assertThat(Run.sound().judgedBy("facts-everywhere").holds()).isTrue();
        assertBroken(vain.factOfNobody(Store.PLATFORM_A).judgedBy("facts-everywhere"), "nobody");
    }

    @Test
    void databases_that_differ_are_seen() {
        assertBroken(
                Judges.named("four-agree").judge(Run.sound().evidence().withAgreement(Digests.differing())),
                "registration");
    }

    private static void assertBroken(Judgement judgement, String example) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.BROKEN);
        assertThat(judgement.examples()).as(judgement.toString()).anyMatch(one -> one.contains(example));
    }
}
