package io.anlan.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.local.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void two_threads_do_it_one_after_the_other() throws Exception {
        var lock = folder.resolve("lock");
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var workers = new CompletableFuture<?>[4];
        for (int worker = 0; worker < workers.length; worker++) {
            workers[worker] = CompletableFuture.runAsync(() -> {
                for (int turn = 0; turn < 20; turn++) {
                    hold(lock, () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                    });
                }
            });
        }
        CompletableFuture.allOf(workers).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(most).hasValue(1);
    }

    @Test
    void another_process_is_waited_for() throws Exception {
        var lock = folder.resolve("lock");
        var held = folder.resolve("held");
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        lock.toString(),
                        held.toString())
                .start();
        try {
            Await.that("the other process holds the lock", PATIENCE).until(() -> Files.exists(held));
            var mine = CompletableFuture.runAsync(() -> hold(lock, () -> {}));
            assertThatThrownBy(() -> mine.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            other.getOutputStream().close();
            mine.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(Files.readString(held)).isEqualTo("done");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_folder_is_removed_but_not_what_its_links_point_to() throws IOException {
        var kept = Files.writeString(folder.resolve("kept"), "kept");
        var gone = Files.createDirectories(folder.resolve("gone/inside"));
        Files.createSymbolicLink(gone.resolve("link"), kept);
        Files.createSymbolicLink(gone.resolve("up"), folder);

        Folders.delete(folder.resolve("gone"));
        Folders.delete(folder.resolve("never was"));

        assertThat(folder.resolve("gone")).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    private static void hold(Path lock, FileLock.Task task) {
        try {
            FileLock.whileHolding(lock, task);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Another process: holds the lock until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            FileLock.whileHolding(Path.of(args[0]), () -> {
                Files.writeString(Path.of(args[1]), "holding");
                if (System.in.read() < 0) {
                    Files.writeString(Path.of(args[1]), "done");
                }
            });
        }
    }
}
