package io.anlan.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.app.testing.NodeForTests;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Whom a node lets in by the door of the edges, by real handshakes. */
@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
@QuarkusTestResource(value = DoorForTests.class, restrictToAnnotatedClass = true)
@TestProfile(EdgeDoorTest.Unmeasured.class)
class EdgeDoorTest {

    /** Meters of the nodes that other tests started know one door only, and a second one would not open for it. */
    public static final class Unmeasured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.micrometer.binder.vertx.enabled", "false",
                    "quarkus.micrometer.binder.http-server.enabled", "false");
        }
    }

    private static final int PATIENCE_MILLIS = 30_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String NODE = PartTls.name("node", "site-a");

    // Not injected: that is asked of every node that a test starts.
    private final Path folder = ConfigProvider.getConfig().getValue("test.door", Path.class);
    private final int port = ConfigProvider.getConfig().getValue("anlan.tls-port", Integer.class);

    @Test
    void an_edge_of_either_site_is_let_in_once_the_node_has_rehearsed_here() {
        Await.that("the node serves", LIMIT)
                .untilItHolds(() -> ask(context("edge")).contains("\"state\":\"SERVING\""));
    }

    @Test
    void who_shows_no_certificate_is_refused() throws Exception {
        var nameless = SSLContext.getInstance("TLSv1.3");
        nameless.init(null, new TrustManager[] {PartTls.trust(tls("edge"), Set.of(NODE))}, null);

        assertRefused(nameless);
    }

    @Test
    void another_part_of_the_same_authority_is_refused() throws IOException {
        assertRefused(context("replicator"));
    }

    @Test
    void an_edge_of_another_authority_is_refused() throws IOException {
        assertRefused(context("foreign"));
    }

    @Test
    void a_certificate_that_has_ended_is_refused() throws IOException {
        assertRefused(context("expired"));
    }

    @Test
    void a_new_certificate_of_the_node_is_shown_without_a_restart() throws Exception {
        var before = shown();

        DoorForTests.renewNode(folder);

        Await.that("the new certificate is shown", LIMIT).untilItHolds(() -> !shown().equals(before));
    }

    private TlsFolder tls(String part) {
        return new TlsFolder(folder.resolve(part), SystemTime.INSTANCE);
    }

    private SSLContext context(String part) {
        return PartTls.context(tls(part), Set.of(NODE));
    }

    private void assertRefused(SSLContext caller) throws IOException {
        assertThat(ask(context("edge"))).as("an edge, beside it").startsWith("HTTP/1.1 200");
        assertThatThrownBy(() -> ask(caller)).isInstanceOf(IOException.class);
    }

    private BigInteger shown() throws IOException {
        try (var socket = connect(context("edge"))) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        }
    }

    private SSLSocket connect(SSLContext caller) throws IOException {
        var socket = (SSLSocket) caller.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        return socket;
    }

    /** How the node sees its site; it serves only once it has rehearsed. A caller that is refused hears of it when it reads. */
    private String ask(SSLContext caller) throws IOException {
        try (var socket = connect(caller)) {
            var request = "GET /q/health/site HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.isEmpty()) {
                throw new IOException("the node hung up");
            }
            return answer;
        }
    }
}
