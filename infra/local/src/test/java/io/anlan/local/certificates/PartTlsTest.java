package io.anlan.local.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the parts believe, by real handshakes. */
class PartTlsTest {

    private static final Instant NOW = Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis());
    private static final String NODE_A = "node.site-a.anlan";
    private static final String NODE_B = "node.site-b.anlan";

    @TempDir
    Path folder;

    private TwinCertificates certificates;

    @BeforeEach
    void issue() throws IOException {
        certificates = new TwinCertificates(folder.resolve("authority"), NOW);
        for (var site : new String[] {"site-a", "site-b"}) {
            certificates.fill(folder.resolve(site), "node", "node", site);
        }
    }

    @Test
    void two_parts_that_know_each_others_names_talk() throws Exception {
        assertThat(talk(context("site-a", NODE_B), context("site-b", NODE_A))).isEqualTo(7);
    }

    @Test
    void another_name_of_the_same_authority_is_refused_at_either_end() {
        assertRefused(context("site-a", "replicator.site-b.anlan"), context("site-b", NODE_A));
        assertRefused(context("site-a", NODE_B), context("site-b", "postgres.site-a.anlan"));
    }

    @Test
    void the_right_name_of_another_authority_is_refused_at_either_end() throws IOException {
        new TwinCertificates(folder.resolve("stranger"), NOW).fill(folder.resolve("forged"), "node", "node", "site-b");

        assertRefused(context("site-a", NODE_B), context("forged", NODE_A));
        assertRefused(context("forged", NODE_A), context("site-a", NODE_B));
    }

    @Test
    void an_expired_certificate_is_refused() throws IOException {
        var longAgo = NOW.minus(Duration.ofDays(400));
        new TwinCertificates(folder.resolve("authority"), longAgo)
                .renew(folder.resolve("old"), "node", "node", "site-b");

        assertRefused(context("site-a", NODE_B), context("old", NODE_A));
    }

    @Test
    void who_shows_no_certificate_is_refused() throws Exception {
        var nameless = SSLContext.getInstance("TLSv1.3");
        nameless.init(null, new javax.net.ssl.TrustManager[] {PartTls.trust(tls("site-b"), Set.of(NODE_A))}, null);

        assertRefused(context("site-a", NODE_B), nameless);
    }

    @Test
    void exchanged_files_count_for_connections_made_later_without_a_restart() throws Exception {
        var ticker = new Hands();
        var server = PartTls.context(new TlsFolder(folder.resolve("site-a"), ticker), Set.of(NODE_B));
        var client = PartTls.context(new TlsFolder(folder.resolve("site-b"), ticker), Set.of(NODE_A));
        assertThat(talk(server, client)).isEqualTo(7);

        var other = new TwinCertificates(folder.resolve("next-authority"), NOW);
        other.renew(folder.resolve("site-a"), "node", "node", "site-a");
        ticker.nanos += TimeUnit.SECONDS.toNanos(11);
        assertRefused(server, client);

        other.renew(folder.resolve("site-b"), "node", "node", "site-b");
        ticker.nanos += TimeUnit.SECONDS.toNanos(11);
        assertThat(talk(server, client)).isEqualTo(7);
    }

    @Test
    void while_an_authority_takes_over_from_another_both_are_believed() throws Exception {
        var other = new TwinCertificates(folder.resolve("next-authority"), NOW);
        other.renew(folder.resolve("site-b-next"), "node", "node", "site-b");
        var both = Files.readString(folder.resolve("site-a/ca.pem"))
                + Files.readString(folder.resolve("site-b-next/ca.pem"));
        Files.writeString(folder.resolve("site-a/ca.pem"), both);
        Files.writeString(folder.resolve("site-b-next/ca.pem"), both);

        assertThat(talk(context("site-a", NODE_B), context("site-b-next", NODE_A)))
                .isEqualTo(7);
    }

    @Test
    void files_that_do_not_fit_each_other_leave_what_was_read_before_in_use() throws IOException {
        var ticker = new Hands();
        var held = new TlsFolder(folder.resolve("site-a"), ticker);
        var before = held.identity();

        Files.writeString(
                folder.resolve("site-a/part.key"), Files.readString(folder.resolve("site-b/part.key")) + "\n");
        ticker.nanos += TimeUnit.SECONDS.toNanos(11);

        assertThat(held.identity()).isSameAs(before);
        assertThatThrownBy(() -> new TlsFolder(folder.resolve("site-a"), ticker))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void nobody_else_may_read_a_key_and_a_good_certificate_stays() throws IOException {
        var key = folder.resolve("site-a/part.key");
        var before = Files.readString(key);

        certificates.fill(folder.resolve("site-a"), "node", "node", "site-a");

        assertThat(Files.readString(key)).isEqualTo(before);
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("authority/ca.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private TlsFolder tls(String part) {
        return new TlsFolder(folder.resolve(part), SystemTime.INSTANCE);
    }

    private SSLContext context(String part, String peer) {
        return PartTls.context(tls(part), Set.of(peer));
    }

    private static void assertRefused(SSLContext server, SSLContext client) {
        assertThatThrownBy(() -> talk(server, client)).isInstanceOf(IOException.class);
    }

    /** The number that the server sends to a client it has let in. */
    private static int talk(SSLContext server, SSLContext client) throws Exception {
        try (var listening = (SSLServerSocket)
                        server.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var calling = (SSLSocket) client.getSocketFactory().createSocket()) {
            listening.setNeedClientAuth(true);
            var served = CompletableFuture.runAsync(() -> answer(listening), PartTlsTest::beside);
            calling.connect(listening.getLocalSocketAddress(), 20_000);
            calling.setSoTimeout(20_000);
            var read = calling.getInputStream().read();
            served.get(20, TimeUnit.SECONDS);
            if (read < 0) {
                throw new IOException("the server hung up");
            }
            return read;
        }
    }

    private static void beside(Runnable task) {
        var thread = new Thread(task, "server");
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer(SSLServerSocket listening) {
        try (var accepted = (SSLSocket) listening.accept()) {
            accepted.getOutputStream().write(7);
        } catch (IOException refused) {
            // The client hears of it.
        }
    }

    /** A clock whose hands are moved. */
    private static final class Hands implements Ticker {
        private long nanos = 1;

        @Override
        public long wallMillis() {
            return 0;
        }

        @Override
        public long monotonicNanos() {
            return nanos;
        }
    }
}
