package io.anlan.chaos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.chaos.campaign.Swarm;
import io.anlan.chaos.campaign.Verdicts;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.report.Claim;
import io.anlan.chaos.report.ReportFiles;
import io.anlan.chaos.report.TeethState;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.run.Unfinished;
import io.anlan.chaos.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignFolderTest {
    private static final Scenario SCENARIO = new Swarm(5, 150).episode(500_000);
    private static final RunResult BEGUN = Unfinished.begun(SCENARIO, "abc", 1_795_222_222_123L);

    @TempDir
    Path path;

    @Test
    void an_episode_that_fails_amid_its_course_counts_as_broken_also_later() throws Exception {
        CampaignFolder folder = CampaignFolder.begin(path, 5, 150);

        RunResult run = folder.keep(0, BEGUN, episode -> {
            throw new IllegalStateException("not within 180 s: site-a is ready");
        });

        assertThat(run.verdict()).isEqualTo(Verdict.BROKEN);
        List<RunResult> later = CampaignFolder.open(path).results();
        assertThat(later).containsExactly(run);
        assertThat(Verdicts.over(later)).isEqualTo(Verdict.BROKEN);
        assertThat(Unfinished.is(run)).isTrue();
        assertThat(Unfinished.wasCutShort(run)).isFalse();
        assertThat(page(later))
                .contains("A promise was broken", "played-to-its-end", "not within 180 s: site-a is ready");
    }

    @Test
    void an_episode_amid_which_the_program_was_killed_is_not_known_and_keeps_its_number() throws Exception {
        CampaignFolder folder = CampaignFolder.begin(path, 5, 150);
        folder.episode(0).begin(BEGUN);

        List<RunResult> later = CampaignFolder.open(path).results();

        assertThat(later).hasSize(1).allMatch(Unfinished::wasCutShort);
        assertThat(later.get(0).header().seed()).isEqualTo(SCENARIO.seed());
        assertThat(Verdicts.over(later)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Claim.of(later).unfinished()).isEqualTo(1);
        assertThat(page(later)).contains("cut short", "The evidence is not enough");
    }

    @Test
    void an_episode_that_was_interrupted_stays_cut_short() throws Exception {
        CampaignFolder folder = CampaignFolder.begin(path, 5, 150);

        assertThatThrownBy(() -> folder.keep(0, BEGUN, episode -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(folder.results()).allMatch(Unfinished::wasCutShort).hasSize(1);
    }

    @Test
    void an_episode_that_was_kept_whole_is_read_as_it_was_kept() throws Exception {
        CampaignFolder folder = CampaignFolder.begin(path, 5, 150);
        RunResult whole = BEGUN.withDigest("ab");

        RunResult run = folder.keep(0, BEGUN, episode -> {
            episode.writeResults(whole);
            return whole;
        });

        assertThat(run).isEqualTo(whole);
        assertThat(folder.results()).containsExactly(whole);
    }

    private String page(List<RunResult> runs) throws Exception {
        return Files.readString(ReportFiles.write(path, runs, Verdicts.over(runs), TeethState.bit()));
    }
}
