package io.anlan.failover.edge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.anlan.failover.edge.haproxy.HaproxyConfig;
import io.anlan.failover.edge.haproxy.HaproxySettings;
import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.NodeAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** HAProxy with our configuration keeps the contract of every edge. */
class HaproxyContractTest extends EdgeContract {

    private static final Duration UP_WITHIN = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private @Nullable Process haproxy;

    @Override
    URI start(List<NodeAddress> nodes) throws IOException {
        Path program = Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("haproxy"));
        assumeTrue(Files.isExecutable(program), "haproxy is not installed (Debian: haproxy)");
        int port = freePort();
        Path config = Files.writeString(
                folder.resolve("haproxy.cfg"),
                new HaproxyConfig(
                                new HaproxySettings(
                                        "127.0.0.1",
                                        port,
                                        nodes,
                                        null,
                                        null,
                                        null,
                                        parts == null ? null : parts.edge().toString()),
                                CheckRules.STANDARD)
                        .text());
        Path log = folder.resolve("haproxy.log");
        Process started = new ProcessBuilder(program.toString(), "-db", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        haproxy = started;
        Waits.until("HAProxy to listen", () -> {
            mustRun(started, log);
            return listens(port);
        });
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    boolean tls() {
        return false;
    }

    @Override
    void stop() throws InterruptedException {
        if (haproxy != null) {
            haproxy.destroyForcibly();
            if (!haproxy.waitFor(UP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("HAProxy did not end");
            }
        }
    }

    private static void mustRun(Process started, Path log) {
        if (!started.isAlive()) {
            try {
                throw new AssertionError("HAProxy refused its configuration: " + Files.readString(log));
            } catch (IOException unreadable) {
                throw new AssertionError("HAProxy refused its configuration", unreadable);
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
