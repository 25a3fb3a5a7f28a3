package io.anlan.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.process.Await;
import io.anlan.local.process.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowawayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_throwaway_server_does_not_outlive_a_jvm_that_is_killed() throws Exception {
        var said = folder.resolve("said");
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName(),
                        said.toString())
                .redirectErrorStream(true)
                .start();
        try {
            Await.that("the other JVM has its server", PATIENCE).until(() -> Files.exists(said));
            var words = Files.readAllLines(said);
            var server = Long.parseLong(words.get(0));
            var data = Path.of(words.get(1));
            assertThat(runs(server)).isTrue();

            assertThat(other.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();

            Await.that("server and folder are gone", PATIENCE).until(() -> !runs(server) && !Files.exists(data));
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_killed_server_that_is_closed_leaves_no_shared_memory() throws IOException {
        var server = PostgresServer.throwaway();
        var lock = server.part().log().resolveSibling("data").resolve("postmaster.pid");
        var id = Files.readAllLines(lock).get(6).strip().split("\\s+", -1)[1];
        assertThat(segments()).contains(id);

        server.kill();
        server.close();

        assertThat(segments()).doesNotContain(id);
    }

    private static List<String> segments() throws IOException {
        return Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream()
                .map(line -> line.strip().split("\\s+", -1)[1])
                .toList();
    }

    private static boolean runs(long pid) {
        return ProcessStat.of(pid).filter(ProcessStat::running).isPresent();
    }

    /** Starts a server and never closes it. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] args) throws IOException {
            var server = PostgresServer.throwaway();
            var pid = server.part().process().orElseThrow().pid();
            var said = Path.of(args[0]);
            Files.writeString(
                    said.resolveSibling("new"), pid + "\n" + server.part().log().getParent() + "\n");
            Files.move(said.resolveSibling("new"), said);
            if (System.in.read() < 0) {
                throw new IllegalStateException("input ended");
            }
        }
    }
}
