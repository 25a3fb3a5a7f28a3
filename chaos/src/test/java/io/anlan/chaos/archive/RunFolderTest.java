package io.anlan.chaos.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.chaos.history.Told;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_history_comes_back_as_it_was_written() throws IOException {
        History written = history(1, "N1");
        RunFolder run = new RunFolder(folder.resolve("run"));

        String digest = run.write(written);

        assertThat(digest).hasSize(64);
        assertThat(run.history()).isEqualTo(written);
        assertThat(run.write(written)).isEqualTo(digest);
    }

    @Test
    void one_other_answer_makes_another_digest() throws IOException {
        RunFolder run = new RunFolder(folder);

        assertThat(run.write(history(1, "N1"))).isNotEqualTo(run.write(history(1, "N2")));
    }

    @Test
    void a_history_of_another_format_is_refused() throws IOException {
        RunFolder run = new RunFolder(folder);
        String unused = run.write(history(Header.VERSION + 1, "N1"));

        assertThatThrownBy(run::history).isInstanceOf(IOException.class).hasMessageContaining("format 2");
    }

    @Test
    void a_history_kept_before_it_was_told_whether_a_fault_was_over_is_read() throws IOException {
        RunFolder run = new RunFolder(folder);
        Path file = folder.resolve("history.jsonl.gz");
        try (Writer lines = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), UTF_8)) {
            lines.write("{\"run\":{\"version\":1,\"scenario\":\"old\",\"seed\":1,\"campaign\":\"c\",\"commit\":\"abc\","
                    + "\"begunWallMillis\":1,\"offered\":0,\"quota\":0}}\n"
                    + "{\"fault\":{\"kind\":\"kill\",\"target\":\"site-a\",\"beganMicros\":1,\"undoneMicros\":2,"
                    + "\"overMicros\":3,\"bit\":\"seen\"}}\n");
        }

        assertThat(run.history().faults()).containsExactly(new FaultSpan("kill", "site-a", 1, 2, 3, "seen"));
    }

    private static History history(int version, String number) {
        Attempt told = new Attempt(
                0,
                Operation.REGISTER,
                7,
                "k7",
                "site-a",
                new Times(1, 2, 3, 4),
                Ending.OK,
                "",
                "site-b",
                2,
                false,
                new Told(number, "site-b", "ONE_SITE", true, "leaf", ""));
        Attempt silent = new Attempt(
                1,
                Operation.READ_OWN,
                7,
                "N7",
                "site-a",
                new Times(5, 6, 7, 8),
                Ending.INFO,
                "in-doubt",
                "",
                3,
                false,
                null);
        return new History(
                new Header(version, "two lines", -3, "c1", "abc+", 1_795_222_222_123L, 2, 0),
                List.of(told, silent),
                List.of(new FaultSpan("kill", "site-a", 1, 2, 3, "4 processes are gone")));
    }
}
