package io.anlan.failover.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLOptions;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Gives a listening server the new certificate when its files have changed. What cannot be used is left alone. */
final class CertificateWatch {

    private static final Logger LOG = Logger.getLogger(CertificateWatch.class.getName());

    private final Vertx vertx;
    private final TlsFiles files;
    private final HttpServer server;
    private @Nullable PemKeyCertOptions used;
    private @Nullable PemKeyCertOptions tried;

    CertificateWatch(Vertx vertx, TlsFiles files, HttpServer server) {
        this.vertx = vertx;
        this.files = files;
        this.server = server;
    }

    void begin() {
        used = files.read();
        vertx.setPeriodic(files.lookEvery().toMillis(), look -> look());
    }

    private void look() {
        vertx.executeBlocking(files::read).onSuccess(this::compare).onFailure(this::unused);
    }

    private void compare(PemKeyCertOptions found) {
        if (same(found, used) || same(found, tried)) {
            return;
        }
        tried = found;
        server.updateSSLOptions(new SSLOptions().setKeyCertOptions(found).setUseAlpn(true))
                .onSuccess(changed -> {
                    used = found;
                    LOG.log(Level.INFO, "the certificate has changed and is in use");
                })
                .onFailure(this::unused);
    }

    /** Between the writing of the one file and the other they do not fit: the next look finds both. */
    private void unused(Throwable cause) {
        LOG.log(Level.WARNING, "the changed certificate is not used: {0}", String.valueOf(cause.getMessage()));
    }

    private static boolean same(PemKeyCertOptions one, @Nullable PemKeyCertOptions other) {
        return other != null
                && one.getCertValues().equals(other.getCertValues())
                && one.getKeyValues().equals(other.getKeyValues());
    }
}
