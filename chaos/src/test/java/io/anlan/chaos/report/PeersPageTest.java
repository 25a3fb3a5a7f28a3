package io.anlan.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.peers.ComparedLine;
import io.anlan.chaos.peers.Comparison;
import io.anlan.chaos.peers.PeerKind;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.statistics.Gap;
import io.anlan.chaos.statistics.Tallies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One table: counts add up, nothing that was set aside flatters anybody, and what was not tried is seen. */
class PeersPageTest {
    @Test
    void runs_of_the_product_are_added_up_by_their_kind_of_fault() {
        Comparison comparison = new Comparison();
        comparison.product(List.of(
                run("kill", "site-a", "", 0), run("kill", "site-b", "", 2), run("freeze", "node-a1", "late", 0)));

        assertThat(comparison.lines())
                .extracting(ComparedLine::fault)
                .containsExactly("kill site", "freeze part", "all");
        ComparedLine killed = comparison.lines().get(0);
        assertThat(killed.acknowledged()).isEqualTo(180);
        assertThat(killed.lost()).isEqualTo(2);
        assertThat(killed.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(killed.longestFirstMillis()).isEqualTo(400);
    }

    @Test
    void a_run_set_aside_counts_for_correctness_only() {
        Comparison comparison = new Comparison();
        comparison.product(List.of(run("freeze", "node-a1", "late", 1)));

        ComparedLine line = comparison.lines().get(0);
        assertThat(line.setAside()).isEqualTo(1);
        assertThat(line.attempts()).isZero();
        assertThat(line.lost()).isEqualTo(1);
    }

    @Test
    void the_page_needs_nothing_but_itself_and_names_conditions_and_what_was_skipped() {
        Comparison comparison = new Comparison();
        RunResult run = run("kill", "first", "", 0);
        comparison.peer(PeerKind.POSTGRESQL_STANDBY, run);
        comparison.skipped(PeerKind.MARIADB_GALERA, "kill first", "no <provider>");

        String page = new PeersPage(comparison, List.of(run), 10).html();

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("http://", "https://", "src=", "@import", "url(", "<provider>")
                .contains("synchronous_commit=on", "落盘", "wsrep_sync_wait=1", "no &lt;provider&gt;", "kill first");
    }

    private static RunResult run(String kind, String target, String discarded, long lost) {
        Judgement judgement = new Judgement(
                "exactly-once", lost > 0 ? Verdict.BROKEN : Verdict.HOLDS, Map.of("lost", lost), List.of());
        return new RunResult(
                new Header(1, "made", 5, "c", "abc", 1, 100, 0),
                "手工",
                "made by hand",
                judgement.verdict(),
                List.of(judgement),
                List.of(new FaultSpan(kind, target, 1_000_000, 2_000_000, 4_000_000, "gone")),
                List.of(new RunResult.Felt(kind, new Gap(3, 400_000), new Gap(0, 0))),
                List.of(),
                discarded,
                new Tallies(100, 90, 90, 0, 90, 0, 10, 0, 0, 3, 0, 6),
                List.of(),
                List.of(),
                Map.of(),
                0,
                12,
                RunResult.Machine.here("no network"),
                "ab");
    }
}
