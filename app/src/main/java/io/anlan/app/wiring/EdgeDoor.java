package io.anlan.app.wiring;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The door by which edges come in: TLS with certificates at both ends, and nobody but edges is let in, by the names they show. */
@Singleton
public final class EdgeDoor implements HttpServerOptionsCustomizer {

    private static final Set<String> TLS = Set.of("TLSv1.3");

    private final @Nullable TlsFolder folder;
    private final int port;
    private final String own;

    EdgeDoor(NodeConfig config, SiteId site, Ticker ticker) {
        this.port = config.tlsPort().orElse(0);
        this.own = PartTls.name("node", site.id());
        this.folder = port == 0 ? null : new TlsFolder(config.tls().orElseThrow(EdgeDoor::noCertificate), ticker);
    }

    private static IllegalStateException noCertificate() {
        return new IllegalStateException("ANLAN_TLS_PORT wants a certificate to show: set ANLAN_TLS to its folder");
    }

    /** Whether edges come in here; else they come in the clear. */
    boolean isOpen() {
        return folder != null;
    }

    /** Without a certificate Quarkus opens no such port. */
    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (folder != null) {
            // The node itself comes in, too: to rehearse.
            var known = Set.of(PartTls.name("edge", SiteId.SITE_A.id()), PartTls.name("edge", SiteId.SITE_B.id()), own);
            dress(options, folder, known);
            options.setPort(port).setClientAuth(ClientAuth.REQUIRED);
        }
    }

    /** How the node comes in by its own door. */
    HttpClientOptions dress(HttpClientOptions options) {
        if (folder != null) {
            dress(options, folder, Set.of(own));
            options.setVerifyHost(false);
        }
        return options;
    }

    private static void dress(TCPSSLOptions options, TlsFolder folder, Set<String> known) {
        options.setSsl(true)
                .setKeyCertOptions(KeyCertOptions.wrap(PartTls.keys(folder)))
                .setTrustOptions(TrustOptions.wrap(PartTls.trust(folder, known)))
                .setEnabledSecureTransportProtocols(TLS)
                .setSslEngineOptions(new ShortSessions());
    }
}
