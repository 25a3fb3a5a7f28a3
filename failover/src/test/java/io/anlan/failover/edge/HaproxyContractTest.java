package io.anlan.failover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.anlan.failover.edge.haproxy.HaproxyConfig;
import io.anlan.failover.edge.haproxy.HaproxySettings;
import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.local.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** HAProxy with our configuration keeps the contract of every edge. */
class HaproxyContractTest extends EdgeContract {

    private static final Duration UP_WITHIN = Duration.ofSeconds(30);

    /** Its clock is the machine's: a site that only the machine held up for a moment must not count as dead. */
    private static final CheckRules PATIENT = new CheckRules(
            CheckRules.STANDARD.every(),
            Duration.ofSeconds(20),
            CheckRules.STANDARD.downAfter(),
            CheckRules.STANDARD.upAfter(),
            CheckRules.STANDARD.slowStart(),
            CheckRules.STANDARD.coldAfter());

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
        int port = Ports.free("127.0.0.1");
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
                                PATIENT)
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
    void pass(Duration span) {
        CompletableFuture<Boolean> over =
                new CompletableFuture<Boolean>().completeOnTimeout(true, span.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(EdgeFixture.await("time to pass", over)).isTrue();
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
}
