package io.anlan.chaos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.bench.failover.Episode;
import io.anlan.chaos.bench.failover.EpisodeFile;
import io.anlan.chaos.bench.failover.FailoverOptions;
import io.anlan.chaos.bench.failover.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailoverBenchCommandTest {
    /** As a results file has it; kept before it was told whether an edge's process was gone. */
    private static final String LINE = "{\"fault\":\"site-kill\",\"number\":1,\"site\":\"site-a\",\"driver\":\"\","
            + "\"startedAtMillis\":0,\"nodesPerSite\":2,\"perSecond\":100,\"taps\":10,\"acknowledged\":10,\"strikeMillis\":7,"
            + "\"withRetryFailures\":0,\"failures\":{},\"gapMillis\":%d,\"bad\":1,\"firstSendGapMillis\":1,"
            + "\"badFirstSends\":1,\"badWhileBack\":0,\"p50Millis\":1,\"p99Millis\":2,\"maxMillis\":3,\"downMillis\":%d,"
            + "\"backMillis\":900,\"harnessGapMillis\":5,\"lateMillis\":1,\"lost\":0,\"countedTwice\":0,\"agreed\":%s}\n";

    @TempDir
    Path folder;

    @Test
    void databases_that_never_agreed_and_a_fault_that_nobody_saw_are_not_sound() throws IOException {
        Episode sound = episode(300, 400, true);
        Episode apart = episode(100, 400, false);
        Episode unseen = episode(0, -1, true);

        assertThat(FailoverBenchCommand.sound(List.of(sound))).isTrue();
        assertThat(FailoverBenchCommand.sound(List.of(sound, apart))).isFalse();
        assertThat(FailoverBenchCommand.sound(List.of(sound, unseen))).isFalse();
        assertThat(FailoverBenchCommand.sound(List.of())).isFalse();
        FailoverOptions options = new FailoverOptions(folder, 30_000, List.of(Fault.SITE_KILL), 3, 2, 100, false);
        assertThat(new FailoverBenchTable(options, List.of(sound, apart, unseen)).lines())
                .anyMatch(line -> line.startsWith("| site killed | 3 | 300 | 300 | 300 |")
                        && line.endsWith("| **1** | **1** | 0 |"));
    }

    private Episode episode(long gapMillis, long downMillis, boolean agreed) throws IOException {
        Path file = folder.resolve("episodes.jsonl");
        Files.writeString(file, String.format(LINE, gapMillis, downMillis, agreed));
        return new EpisodeFile(file).read().get(0);
    }
}
