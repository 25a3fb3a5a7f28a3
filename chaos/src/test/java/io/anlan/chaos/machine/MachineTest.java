package io.anlan.chaos.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each is seen to break and to be whole again, where the machine has it; elsewhere it says why not. */
class MachineTest {
    private static final int IN_VAIN_MILLIS = 500;
    private static final int AT_LEISURE_MILLIS = 30_000;

    @TempDir
    private Path folder;

    @Test
    void a_disk_is_full_stands_still_and_forgets_what_was_not_synced() throws IOException {
        possible(LoopDisk::mustBePossible);
        try (LoopDisk disk = LoopDisk.make(folder, 16)) {
            Path kept = Files.writeString(disk.folder().resolve("kept"), "kept");
            disk.sync();

            disk.fill();
            assertThat(disk.freeBytes()).isLessThan(64 * 1024);
            disk.empty();
            assertThat(disk.freeBytes()).isGreaterThan(1024 * 1024);

            assertThat(disk.halted()).isFalse();
            disk.halt();
            assertThat(disk.halted()).isTrue();
            disk.goOn();
            assertThat(disk.halted()).isFalse();

            Path forgotten = Files.writeString(disk.folder().resolve("forgotten"), "never synced");
            assertThat(disk.dead()).isFalse();
            disk.cut();
            assertThat(disk.dead()).isTrue();
            disk.again();
            assertThat(kept).hasContent("kept");
            assertThat(Files.exists(forgotten) && Files.size(forgotten) > 0).isFalse();
        } catch (CannotBreak noLoop) {
            abort(String.valueOf(noLoop.getMessage()));
        }
    }

    @Test
    void packets_of_one_way_are_lost_and_no_others() throws IOException {
        possible(PacketFilter::mustBePossible);
        InetAddress here = InetAddress.getByName("127.0.61.1");
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.61.2"))) {
            PacketFilter filter = new PacketFilter("anlan_test_" + server.getLocalPort());
            AtExit back = AtExit.of(filter::loseNone);
            try {
                assertThat(filter.loses()).isFalse();
                filter.lose(
                        List.of(new PacketFilter.Way("127.0.61.1", "127.0.61.2", "dport", server.getLocalPort())),
                        100,
                        0);
                assertThat(connects(here, server, IN_VAIN_MILLIS)).isFalse();
                assertThat(filter.lost()).isPositive();
                assertThat(connects(InetAddress.getByName("127.0.61.3"), server, AT_LEISURE_MILLIS))
                        .isTrue();
            } finally {
                back.now();
            }
            assertThat(filter.loses()).isFalse();
            assertThat(connects(here, server, AT_LEISURE_MILLIS)).isTrue();
        }
    }

    @Test
    void who_asks_for_more_memory_than_there_is_ends() throws Exception {
        possible(MemoryGroup::mustBePossible);
        Tool.needs("perl", "perl-base");
        Process greedy = new ProcessBuilder("perl", "-e", "<STDIN>; my $x = 'x' x 60_000_000; print length $x").start();
        MemoryGroup group = new MemoryGroup("anlan-test-" + greedy.pid());
        AtExit back = AtExit.of(group::free);
        try {
            group.limit(List.of(greedy.pid()), 8L * 1024 * 1024);
            greedy.getOutputStream().close();

            assertThat(greedy.waitFor(AT_LEISURE_MILLIS, TimeUnit.MILLISECONDS))
                    .as("it ends")
                    .isTrue();
            assertThat(greedy.exitValue()).isNotZero();
            assertThat(group.refusals()).isPositive();
            assertThat(group.ended()).isEqualTo(1);
        } finally {
            back.now();
        }
    }

    @Test
    void a_clock_jumps_under_whoever_follows_it() {
        possible(ShiftedClock::mustBePossible);
        ShiftedClock clock = new ShiftedClock(folder.resolve("clock"));
        clock.make();

        clock.shift(-86_400);
        assertThat(clock.shown()).isBetween(-86_460L, -86_340L);
        clock.shift(0);
        assertThat(clock.shown()).isBetween(-60L, 60L);
    }

    private static void possible(Runnable must) {
        try {
            must.run();
        } catch (CannotBreak why) {
            abort(String.valueOf(why.getMessage()));
        }
    }

    private static boolean connects(InetAddress from, ServerSocket server, int withinMillis) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(server.getLocalSocketAddress(), withinMillis);
            return true;
        } catch (java.net.SocketTimeoutException silence) {
            return false;
        }
    }
}
