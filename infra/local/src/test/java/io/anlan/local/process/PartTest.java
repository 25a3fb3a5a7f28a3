package io.anlan.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.local.process.ProcessTree.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Part part;

    @BeforeEach
    void aPart() {
        part = new Part("sleeper", folder.resolve("run/sleeper.pid"), folder.resolve("log/sleeper.log"));
    }

    @AfterEach
    void end() {
        part.kill();
    }

    @Test
    void a_part_is_found_again_by_its_record() {
        start("echo awake; exec sleep 600");

        var again = new Part("sleeper", folder.resolve("run/sleeper.pid"), folder.resolve("log/sleeper.log"));

        assertThat(again.process().map(ProcessStat::pid))
                .isEqualTo(part.process().map(ProcessStat::pid));
        var pid = part.process().orElseThrow().pid();
        // While it becomes another program the kernel shows no environment of it.
        Await.that("it is found without its record", PATIENCE)
                .until(() -> Strays.under(folder).contains(pid));
        again.stop(Signal.TERM, PATIENCE);
        assertThat(part.running()).isFalse();
        assertThat(Strays.under(folder)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "sun.jnu.encoding", matches = "UTF-8")
    void a_part_is_found_again_under_a_folder_with_any_name() {
        var home = folder.resolve("安澜 twin");
        part = new Part("sleeper", home.resolve("run/sleeper.pid"), home.resolve("log/sleeper.log"));
        part.start(new Launch(List.of("sh", "-c", "sleep 600; :", home + "/program"), Map.of(), folder));

        assertThat(Strays.under(home.resolve("run")))
                .contains(part.process().orElseThrow().pid());
        Await.that("it shows what it was started as", PATIENCE).until(() -> part.runsFrom(home));
    }

    @Test
    void a_reused_pid_is_not_taken_for_the_part() throws IOException {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var its = PidRecord.of(stranger.pid()).orElseThrow();
            new PidRecord(its.pid(), its.startTicks() - 1, its.boot()).write(folder.resolve("run/sleeper.pid"));

            assertThat(part.running()).isFalse();
            part.freeze();
            part.kill();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(frozen(stranger.pid())).isFalse();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_pid_of_an_earlier_boot_is_not_taken_for_the_part() throws IOException {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var its = PidRecord.of(stranger.pid()).orElseThrow();
            new PidRecord(its.pid(), its.startTicks(), "another-boot").write(folder.resolve("run/sleeper.pid"));

            assertThat(part.running()).isFalse();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_kill_ends_the_children_too() {
        start("sleep 601 & sleep 602 & wait");
        var tree = new ProcessTree(part.process().orElseThrow().pid());
        Await.that("the children run", PATIENCE).until(() -> tree.pids().size() == 3);
        var pids = tree.pids();

        part.kill();

        assertThat(pids).allMatch(PartTest::ended);
    }

    @Test
    void a_freeze_stops_the_children_too_and_a_thaw_lets_all_go_on() {
        start("sleep 601 & wait");
        var tree = new ProcessTree(part.process().orElseThrow().pid());
        Await.that("the child runs", PATIENCE).until(() -> tree.pids().size() == 2);

        part.freeze();
        assertThat(tree.pids()).hasSize(2).allMatch(PartTest::frozen);

        part.thaw();
        assertThat(tree.pids()).hasSize(2).noneMatch(PartTest::frozen);
    }

    @Test
    void a_part_that_ended_by_itself_says_so_with_its_last_words() {
        start("echo cannot find my keys; exit 3");
        Await.that("it ended", PATIENCE).until(() -> !part.running());

        assertThatThrownBy(part::mustRun)
                .isInstanceOf(PartException.class)
                .hasMessageContaining("sleeper ended by itself")
                .hasMessageContaining("cannot find my keys");
    }

    @Test
    void a_part_that_runs_is_not_started_twice() {
        start("exec sleep 600");

        assertThatThrownBy(() -> start("exec sleep 600")).hasMessageContaining("runs already");
    }

    @Test
    void of_several_who_start_a_part_at_once_one_does() throws Exception {
        var starters = Executors.newFixedThreadPool(4);
        try {
            var begun = IntStream.range(0, 4)
                    .mapToObj(i -> starters.submit(() -> start("exec sleep 600")))
                    .toList();
            for (var one : begun) {
                try {
                    one.get();
                } catch (ExecutionException refused) {
                    assertThat(refused).hasMessageContaining("runs already");
                }
            }

            assertThat(Strays.under(folder))
                    .containsExactly(part.process().orElseThrow().pid());
        } finally {
            starters.shutdownNow();
            Strays.under(folder).forEach(pid -> new ProcessTree(pid).kill());
        }
    }

    @Test
    void a_part_that_cannot_be_written_down_does_not_run_on() throws IOException {
        // Stands where the record is written before it is moved to its name, as a full disk would.
        Files.createDirectories(folder.resolve("run/sleeper.pid.new/full"));

        assertThatThrownBy(() -> start("exec sleep 600"))
                .isInstanceOf(PartException.class)
                .hasMessageContaining("its pid record cannot be written");
        assertThat(Strays.under(folder)).isEmpty();
    }

    @Test
    void a_part_sees_only_the_environment_it_is_given() throws IOException {
        part.start(new Launch(List.of("sh", "-c", "env | sort"), Map.of("GIVEN", "yes"), folder));
        Await.that("it ended", PATIENCE).until(() -> !part.running());

        assertThat(Files.readString(part.log()))
                .contains("GIVEN=yes", "PATH=", "LC_ALL=C.UTF-8")
                .doesNotContain("JAVA_TOOL_OPTIONS", "MAVEN");
    }

    @Test
    void a_taken_port_is_named_in_one_line_with_its_owner_and_the_way_out() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.1.1"))) {
            var port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.mustBeFree("pg-a", "127.0.1.1", port))
                    .isInstanceOf(PartException.class)
                    .hasMessageContaining("port " + port + " on 127.0.1.1, which pg-a needs, is taken by java, pid "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("--port-base")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void a_wait_that_is_not_met_says_what_it_waited_for() {
        assertThatThrownBy(() -> Await.that("the moon is green", Duration.ofMillis(50))
                        .explainedBy(() -> "; it is grey")
                        .until(() -> false))
                .hasMessageContaining("the moon is green; it is grey");
    }

    private void start(String script) {
        part.start(new Launch(List.of("sh", "-c", script), Map.of(), folder));
    }

    private static boolean ended(long pid) {
        return ProcessStat.of(pid).filter(ProcessStat::running).isEmpty();
    }

    private static boolean frozen(long pid) {
        return ProcessStat.of(pid).filter(ProcessStat::frozen).isPresent();
    }
}
