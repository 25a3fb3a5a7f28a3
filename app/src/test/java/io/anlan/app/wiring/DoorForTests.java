package io.anlan.app.wiring;

import io.anlan.kernel.SystemTime;
import io.anlan.local.certificates.TwinCertificates;
import io.anlan.local.process.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** A node of site A whose edges come in by TLS, and certificates of whoever might try to. */
public final class DoorForTests implements QuarkusTestResourceLifecycleManager {

    private static final Instant NOW = Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis());

    @Override
    public Map<String, String> start() {
        try {
            var folder = Files.createTempDirectory("door");
            issue(folder, "authority", NOW, "node", "node", "site-a");
            issue(folder, "authority", NOW, "edge", "edge", "site-b");
            issue(folder, "authority", NOW, "replicator", "replicator", "site-b");
            issue(folder, "authority", NOW.minus(Duration.ofDays(400)), "expired", "edge", "site-a");
            issue(folder, "stranger", NOW, "foreign", "edge", "site-a");
            // It would believe the node: whether it is let in is the node's affair.
            Files.copy(
                    folder.resolve("node/ca.pem"),
                    folder.resolve("foreign/ca.pem"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return Map.of(
                    "anlan.tls", folder.resolve("node").toString(),
                    "anlan.tls-port", Integer.toString(free(28_000)),
                    // Meters of two doors go together only if both have a port of their own, or neither.
                    "quarkus.http.test-port", Integer.toString(free(28_500)),
                    "anlan.rehearsal.times", "20",
                    "test.door", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below those the kernel gives to outgoing connections: the node opens many before it listens. */
    private static int free(int from) {
        return new Random()
                .ints(from, from + 500)
                .filter(port -> !Ports.taken("127.0.0.1", port))
                .findFirst()
                .orElseThrow();
    }

    static void issue(Path folder, String authority, Instant from, String where, String part, String site)
            throws IOException {
        new TwinCertificates(folder.resolve(authority), from).renew(folder.resolve(where), part, part, site);
    }

    static void renewNode(Path folder) throws IOException {
        issue(folder, "authority", NOW, "node", "node", "site-a");
    }

    /** After the node's own settings, of which it changes one. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {}
}
