package io.anlan.app.journal.infinispan;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.app.journal.JournalTransport;
import io.anlan.app.journal.JournalTransportContract;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import io.anlan.local.certificates.TwinCertificates;
import io.anlan.local.process.Ports;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real cache containers on two addresses of this machine, with the production configuration. */
class InfinispanTransportTest extends JournalTransportContract {

    private static final int LOCAL_PORT = freePorts();
    private static final int BRIDGE_PORT = LOCAL_PORT + 40;
    private static final String BRIDGE_HOSTS = "127.0.1.1[" + BRIDGE_PORT + "],127.0.2.1[" + BRIDGE_PORT + "]";

    @TempDir
    static Path folder;

    /** The first of a row of free ports; another run, beside this one or killed before it, may have some. */
    private static int freePorts() {
        return new Random()
                .ints(26_000, 26_900)
                .filter(first -> IntStream.of(0, 20, 40, 60)
                        .noneMatch(offset ->
                                Ports.taken("127.0.1.1", first + offset) || Ports.taken("127.0.2.1", first + offset)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected Pair pair() throws IOException {
        for (var site : SiteId.values()) {
            certificates("authority").fill(folder.resolve(site.id()), "node", "node", site.id());
        }
        return new Pair(transport(SiteId.SITE_A, "127.0.1.1"), transport(SiteId.SITE_B, "127.0.2.1"));
    }

    private static InfinispanTransport transport(SiteId site, String address) {
        return new InfinispanTransport(
                site,
                site.id() + "-1",
                "life",
                new CacheAddresses(
                        address,
                        LOCAL_PORT,
                        address + "[" + LOCAL_PORT + "]",
                        BRIDGE_PORT,
                        BRIDGE_HOSTS,
                        address,
                        BRIDGE_PORT),
                new TlsFolder(folder.resolve(site.id()), SystemTime.INSTANCE));
    }

    @Test
    void the_ports_let_nobody_in_who_is_no_node() throws Exception {
        certificates("authority").fill(folder.resolve("replicator"), "reader", "replicator", "site-b");
        certificates("stranger").fill(folder.resolve("forged"), "node", "node", "site-b");
        // It believes us, as whoever wants to come in would.
        Files.copy(folder.resolve("site-a/ca.pem"), folder.resolve("forged/ca.pem"), REPLACE_EXISTING);

        for (var port : new int[] {BRIDGE_PORT, BRIDGE_PORT + 20, LOCAL_PORT}) {
            assertThatThrownBy(() -> call(port, "site-b", "node.site-b.anlan"))
                    .as("who answers at %d", port)
                    .hasStackTraceContaining("the peer is [node.site-a.anlan]");
            assertThatThrownBy(() -> call(port, "replicator", "node.site-a.anlan"))
                    .as("a replicator at %d", port)
                    .isInstanceOfAny(SSLException.class, SocketException.class);
            assertThatThrownBy(() -> call(port, "forged", "node.site-a.anlan"))
                    .as("a forged node at %d", port)
                    .isInstanceOfAny(SSLException.class, SocketException.class);
        }
    }

    /** Calls site A as this part; who is not let in hears of it at the latest when it reads. */
    private static void call(int port, String part, String expected) throws IOException {
        var context = PartTls.context(new TlsFolder(folder.resolve(part), SystemTime.INSTANCE), Set.of(expected));
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.1.1", port)) {
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            if (socket.getInputStream().read() < 0) {
                throw new SSLException("hung up");
            }
        }
    }

    private static TwinCertificates certificates(String authority) {
        return new TwinCertificates(folder.resolve(authority), Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis()));
    }

    @Override
    protected boolean stillThere(JournalTransport transport, String key) {
        return ((InfinispanTransport) transport).holdsInbound(key);
    }
}
