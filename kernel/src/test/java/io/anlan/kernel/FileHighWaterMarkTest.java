package io.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHighWaterMarkTest {
    @TempDir
    Path folder = Path.of("");

    private Path file() {
        return folder.resolve("state").resolve("high-water-mark");
    }

    @Test
    void a_node_without_a_past_starts_at_zero() {
        assertThat(new FileHighWaterMark(file()).load()).isZero();
    }

    @Test
    void a_reservation_outlives_the_process() {
        new FileHighWaterMark(file()).reserve(1_795_000_002_000L);

        assertThat(new FileHighWaterMark(file()).load()).isEqualTo(1_795_000_002_000L);
    }

    @Test
    void a_reservation_never_falls() {
        FileHighWaterMark mark = new FileHighWaterMark(file());

        mark.reserve(2_000);
        mark.reserve(1_000);

        assertThat(mark.load()).isEqualTo(2_000);
        assertThat(new FileHighWaterMark(file()).load()).isEqualTo(2_000);
    }

    @Test
    void a_draft_left_by_a_crash_is_not_read() throws IOException {
        new FileHighWaterMark(file()).reserve(2_000);

        Files.writeString(file().resolveSibling("high-water-mark.draft"), "99");

        assertThat(new FileHighWaterMark(file()).load()).isEqualTo(2_000);
    }

    @Test
    void a_broken_file_stops_the_start() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "");

        assertThatThrownBy(() -> new FileHighWaterMark(file())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_mark_that_cannot_be_kept_is_an_error_and_not_a_promise() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where the folder should be");
        FileHighWaterMark mark = new FileHighWaterMark(file());

        assertThatThrownBy(() -> mark.reserve(2_000)).isInstanceOf(UncheckedIOException.class);
        assertThat(mark.load()).isZero();
    }
}
