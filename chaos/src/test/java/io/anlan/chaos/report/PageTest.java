package io.anlan.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.statistics.Gap;
import io.anlan.chaos.statistics.PerSecond;
import io.anlan.chaos.statistics.Tallies;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void the_page_needs_nothing_but_itself() {
        String page = page(result(0, ""), Verdict.HOLDS);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("http://", "https://", "src=", "@import", "url(")
                .contains("<svg", "全部承诺经受住了本次试验", "Every promise held in these runs");
        assertThat(page.split("<section", -1)).hasSizeGreaterThan(2);
    }

    @Test
    void without_teeth_a_warning_stands_across_the_top() {
        String bare = new Page(List.of(result(0, "")), Verdict.HOLDS, TeethState.notRun("abc")).html();

        assertThat(bare.indexOf("class=\"warning\"")).isPositive().isLessThan(bare.indexOf("<h1>"));
        assertThat(page(result(0, ""), Verdict.HOLDS)).doesNotContain("class=\"warning\"");
    }

    @Test
    void what_is_broken_is_said_with_its_examples_and_nothing_in_them_is_markup() {
        String page = page(result(0, "<script>alert(1)</script>"), Verdict.BROKEN);

        assertThat(page)
                .contains("A promise was broken", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void five_nines_are_claimed_only_of_enough_registrations() {
        assertThat(Claim.of(List.of(result(299_572, ""))).fiveNines()).isTrue();
        assertThat(Claim.of(List.of(result(299_571, ""))).fiveNines()).isFalse();
        assertThat(Claim.of(List.of()).fiveNines()).isFalse();
    }

    @Test
    void reads_do_not_help_toward_five_nines() {
        RunResult run = result(new Tallies(300_000, 200_000, 200_000, 200_000, 0, 0, 100_000, 0, 0, 0, 0, 6), "");
        Claim claim = Claim.of(List.of(run));

        assertThat(claim.fiveNines()).isFalse();
        assertThat(claim.bound()).isGreaterThan(1e-5);
        assertThat(page(run, Verdict.HOLDS)).contains("Here were 200000.", "本次有 200000 次");
    }

    @Test
    void a_bad_read_is_held_against_the_registrations() {
        RunResult run = result(new Tallies(900_000, 300_000, 300_000, 300_000, 0, 0, 600_000, 0, 4, 4, 0, 6), "");

        assertThat(Claim.of(List.of(run)).fiveNines()).isFalse();
        RunResult worse = result(new Tallies(9, 1, 1, 1, 0, 0, 8, 0, 4, 4, 0, 6), "");
        assertThat(Claim.of(List.of(worse)).bound()).isEqualTo(1);
    }

    @Test
    void a_year_is_reckoned_from_what_one_fault_cost_and_how_often_it_is_assumed() {
        // Ten attempts in a second; three bad first attempts of one killed site, so 0.3 s of a whole service.
        Yearly year = Yearly.of(List.of(result(60, "")));

        assertThat(year.first().lostSeconds()).isCloseTo(0.3, within(1e-9));
        assertThat(year.withRetry().lostSeconds()).isZero();
        assertThat(year.first().unmeasured()).contains("cut wan").doesNotContain("kill site");
        assertThat(page(result(60, ""), Verdict.HOLDS)).contains("not measured", "kill site", "0.30");
    }

    private static String page(RunResult result, Verdict verdict) {
        return new Page(List.of(result), verdict, TeethState.bit()).html();
    }

    private static RunResult result(long attempts, String wrong) {
        return result(new Tallies(attempts, attempts, attempts, attempts, 0, 0, 0, 0, 0, 3, 0, 6), wrong);
    }

    private static RunResult result(Tallies tallies, String wrong) {
        FaultSpan fault = new FaultSpan("kill", "site-a", 1_000_000, 2_000_000, 4_000_000, "4 processes are gone");
        Judgement judgement = new Judgement(
                "exactly-once",
                wrong.isEmpty() ? Verdict.HOLDS : Verdict.BROKEN,
                Map.of("lost", wrong.isEmpty() ? 0L : 1L),
                wrong.isEmpty() ? List.of() : List.of(wrong));
        return new RunResult(
                new Header(1, "made", 5, "c", "abc", 1, tallies.attempts(), 0),
                "手工",
                "made by hand",
                judgement.verdict(),
                List.of(judgement),
                List.of(fault),
                List.of(new RunResult.Felt("kill site-a", new Gap(3, 400_000), new Gap(0, 0))),
                List.of(),
                "",
                tallies,
                LongStream.range(0, 6)
                        .mapToObj(second -> new PerSecond(second, 100, 0, 1, 40, 60, 4, 30, 800))
                        .toList(),
                List.of(new RunResult.Lag(2, "site-a-to-site-b", 35)),
                Map.of("stored-at-one-site", 4L),
                3,
                12,
                new RunResult.Machine("Linux", 2, "17", "TCP proxy"),
                "ab");
    }
}
