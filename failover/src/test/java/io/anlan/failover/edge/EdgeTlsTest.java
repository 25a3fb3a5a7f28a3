package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.failover.edge.plan.CheckRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void who_can_speaks_http_2_and_the_rest_http_1() {
        Pem pem = Pem.in(folder, "first");
        try (EdgeFixture twin = twin(pem)) {
            HttpResponse<String> two = send(client(pem, Version.HTTP_2), post(twin, "{\"channel\":\"wechat\"}"));
            HttpResponse<String> one = send(client(pem, Version.HTTP_1_1), post(twin, "{}"));

            assertThat(two.version()).isEqualTo(Version.HTTP_2);
            assertThat(two.statusCode()).isEqualTo(201);
            assertThat(two.headers().firstValue("Anlan-Site")).contains("site-a");
            assertThat(twin.a.seen().get(0).body()).isEqualTo("{\"channel\":\"wechat\"}");
            assertThat(twin.a.seen().get(0).headers())
                    .containsEntry("Host", "127.0.0.1:" + twin.port())
                    .containsEntry("Idempotency-Key", "key-1");
            assertThat(one.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(one.statusCode()).isEqualTo(201);
        }
    }

    @Test
    void a_body_too_large_ends_one_stream_and_not_the_connection() {
        Pem pem = Pem.in(folder, "first");
        try (EdgeFixture twin = twin(pem)) {
            HttpClient client = client(pem, Version.HTTP_2);
            assertThat(send(client, post(twin, "{}")).statusCode()).isEqualTo(201);
            int connections = twin.status().getInteger("connections");

            assertThat(send(client, post(twin, "x".repeat(65_537))).statusCode())
                    .isEqualTo(413);

            assertThat(send(client, post(twin, "{}")).statusCode()).isEqualTo(201);
            assertThat(twin.status().getInteger("connections")).isEqualTo(connections);
        }
    }

    @Test
    void a_new_certificate_is_used_without_a_restart_and_a_broken_one_is_not() throws IOException {
        Pem first = Pem.in(folder, "first");
        try (EdgeFixture twin = twin(first)) {
            assertThat(shown(client(first, Version.HTTP_2), twin)).isEqualTo("CN=first");

            Files.writeString(first.certificate(), "no certificate");
            assertThat(shown(client(first, Version.HTTP_2), twin)).isEqualTo("CN=first");
            Pem second = Pem.in(folder, "second");

            twin.awaitUntil("the second certificate", () -> accepts(second, twin));
            assertThat(shown(client(second, Version.HTTP_2), twin)).isEqualTo("CN=second");
        }
    }

    @Test
    void a_certificate_without_its_key_stops_the_start_with_a_word() {
        assertThatThrownBy(() -> TlsFiles.of(Map.of("ANLAN_EDGE_TLS_CERT_FILE", "tls.crt")))
                .hasMessageContaining("ANLAN_EDGE_TLS_KEY_FILE");
        assertThat(TlsFiles.of(Map.of())).isEmpty();
    }

    private static EdgeFixture twin(Pem pem) {
        TlsFiles files = new TlsFiles(pem.certificate(), pem.key(), Duration.ofMillis(50));
        return new EdgeFixture(CheckRules.STANDARD, EdgeLimits.STANDARD, Optional.of(files));
    }

    private static boolean accepts(Pem pem, EdgeFixture twin) {
        try {
            return shown(client(pem, Version.HTTP_2), twin).equals("CN=second");
        } catch (AssertionError stillTheOld) {
            return false;
        }
    }

    private static String shown(HttpClient client, EdgeFixture twin) {
        HttpResponse<String> answer = send(client, post(twin, "{}"));
        try {
            X509Certificate shown =
                    (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        } catch (SSLPeerUnverifiedException cause) {
            throw new AssertionError("no certificate", cause);
        }
    }

    private static HttpRequest post(EdgeFixture twin, String body) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + twin.port() + "/campaigns/c/registrations"))
                .header("Authorization", EdgeFixture.tokenAt(SITE_A))
                .header("Idempotency-Key", "key-1")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpClient client(Pem pem, Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(trusting(pem.trust()))
                .build();
    }

    private static SSLContext trusting(KeyStore store) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException cause) {
            throw new AssertionError("no trust", cause);
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        return EdgeFixture.await("an answer over TLS", client.sendAsync(request, BodyHandlers.ofString()));
    }
}
