package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The clients by which one event loop calls nodes: one in the clear, and one for each site that believes that site's nodes alone. */
final class NodeClients {

    /** A peer that takes connections and stands still must not keep their place for longer. */
    private static final int HANDSHAKE_MILLIS_MAX = 1_500;

    private final HttpClient plain;
    private final Map<SiteId, HttpClient> secure = new EnumMap<>(SiteId.class);

    /** @param folder the edge's own certificate; none if no node is talked to by TLS */
    NodeClients(@Nullable TlsFolder folder, HttpClientOptions options, Function<HttpClientOptions, HttpClient> make) {
        plain = make.apply(options);
        if (folder != null) {
            for (SiteId site : SiteId.values()) {
                secure.put(site, make.apply(dress(new HttpClientOptions(options), folder, site)));
            }
        }
    }

    HttpClient of(NodeAddress node) {
        return node.tls() ? Objects.requireNonNull(secure.get(node.site())) : plain;
    }

    /** The name is looked for by our own trust: no certificate names the address of a proxy. */
    private static HttpClientOptions dress(HttpClientOptions options, TlsFolder folder, SiteId site) {
        return options.setSsl(true)
                .setKeyCertOptions(KeyCertOptions.wrap(PartTls.keys(folder)))
                .setTrustOptions(TrustOptions.wrap(PartTls.trust(folder, Set.of(PartTls.name("node", site.id())))))
                .setVerifyHost(false)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setSslHandshakeTimeout(HANDSHAKE_MILLIS_MAX)
                .setSslHandshakeTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .setSslEngineOptions(new ShortSessions());
    }
}
