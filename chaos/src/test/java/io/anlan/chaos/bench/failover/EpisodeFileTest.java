package io.anlan.chaos.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeFileTest {
    private static final Episode FIRST = Played.of(Fault.SITE_KILL, 1, 300);
    private static final Episode SECOND = Played.of(Fault.WAN_CUT, 1, 900);

    @TempDir
    Path folder;

    @Test
    void what_was_played_is_read_again() throws IOException {
        EpisodeFile file = new EpisodeFile(folder.resolve("made/episodes.jsonl"));
        assertThat(file.read()).isEmpty();

        file.add(FIRST);
        file.add(SECOND);

        assertThat(file.read()).containsExactly(FIRST, SECOND);
    }

    @Test
    void a_line_cut_short_is_no_episode_and_spoils_none() throws IOException {
        Path path = folder.resolve("episodes.jsonl");
        EpisodeFile file = new EpisodeFile(path);
        file.add(FIRST);
        Files.writeString(path, "{\"fault\":\"site-k", StandardOpenOption.APPEND);

        assertThat(file.read()).containsExactly(FIRST);
        file.add(SECOND);
        assertThat(file.read()).containsExactly(FIRST, SECOND);
    }

    @Test
    void what_goes_on_plays_what_is_missing_the_faults_in_turn() {
        FailoverOptions options = new FailoverOptions(
                folder, 30_000, List.of(Fault.SITE_KILL, Fault.WAN_CUT, Fault.EDGE_KILL), 2, 2, 100, true);

        assertThat(FailoverBench.missing(List.of(FIRST, SECOND), options))
                .containsExactly(Fault.EDGE_KILL, Fault.SITE_KILL, Fault.WAN_CUT, Fault.EDGE_KILL);
        assertThat(FailoverBench.missing(List.of(), options)).hasSize(6);
    }
}
