package io.anlan.failover.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The certificate citizens see.
 *
 * @param certificate {@code ANLAN_EDGE_TLS_CERT_FILE}: PEM, the server's certificate first
 * @param key {@code ANLAN_EDGE_TLS_KEY_FILE}: PEM, PKCS 8
 * @param lookEvery how often the files are looked at; a new pair holds for new connections
 */
record TlsFiles(Path certificate, Path key, Duration lookEvery) {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** What the environment says; empty when citizens come without TLS. */
    static Optional<TlsFiles> of(Map<String, String> environment) {
        String certificate = environment.getOrDefault("ANLAN_EDGE_TLS_CERT_FILE", "");
        String key = environment.getOrDefault("ANLAN_EDGE_TLS_KEY_FILE", "");
        if (certificate.isBlank() != key.isBlank()) {
            throw new IllegalArgumentException(
                    "ANLAN_EDGE_TLS_CERT_FILE and ANLAN_EDGE_TLS_KEY_FILE go together; one of them is missing");
        }
        return certificate.isBlank()
                ? Optional.empty()
                : Optional.of(new TlsFiles(Path.of(certificate), Path.of(key), LOOK_EVERY));
    }

    /** HTTP 2 for who can, HTTP 1.1 for the rest, both behind the certificate. */
    HttpServerOptions dress(HttpServerOptions options) {
        return options.setSsl(true).setUseAlpn(true).setKeyCertOptions(read());
    }

    /** The files as they are at the moment. */
    PemKeyCertOptions read() {
        try {
            return new PemKeyCertOptions()
                    .addCertValue(Buffer.buffer(Files.readAllBytes(certificate)))
                    .addKeyValue(Buffer.buffer(Files.readAllBytes(key)));
        } catch (IOException cause) {
            throw new UncheckedIOException(
                    "The edge's certificate or key cannot be read: " + cause.getMessage(), cause);
        }
    }
}
