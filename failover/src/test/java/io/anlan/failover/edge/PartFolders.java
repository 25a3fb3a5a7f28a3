package io.anlan.failover.edge;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import io.anlan.local.certificates.TwinCertificates;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The certificates of an edge and of a node at each site, in folders as a twin makes them. */
record PartFolders(Path folder) {

    private static final Instant NOW = Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis());

    static PartFolders fresh() {
        try {
            PartFolders made = new PartFolders(Files.createTempDirectory("parts"));
            made.issue("authority", NOW, "edge", "edge", SiteId.SITE_A);
            for (SiteId site : SiteId.values()) {
                made.issue("authority", NOW, site.id(), "node", site);
            }
            return made;
        } catch (IOException cause) {
            throw new AssertionError("no certificates", cause);
        }
    }

    Path edge() {
        return folder.resolve("edge");
    }

    /** The node of a site now shows a certificate of somebody else's authority. */
    void foreign(SiteId site) throws IOException {
        String own = Files.readString(folder.resolve(site.id()).resolve("ca.pem"));
        issue("stranger", NOW, site.id(), "node", site);
        Files.writeString(folder.resolve(site.id()).resolve("ca.pem"), own);
    }

    void expired(SiteId site) throws IOException {
        issue("authority", NOW.minus(Duration.ofDays(400)), site.id(), "node", site);
    }

    /** The node of a site shows the certificate of this part of this site. */
    void renamed(SiteId site, String part, SiteId of) throws IOException {
        issue("authority", NOW, site.id(), part, of);
    }

    void mended(SiteId site) throws IOException {
        renamed(site, "node", site);
    }

    void foreignEdge() throws IOException {
        String own = Files.readString(edge().resolve("ca.pem"));
        issue("stranger", NOW, "edge", "edge", SiteId.SITE_A);
        Files.writeString(edge().resolve("ca.pem"), own);
    }

    /** The edge now believes somebody else's authority. */
    void strangeEdge() throws IOException {
        issue("stranger", NOW, "edge", "edge", SiteId.SITE_A);
    }

    void mendedEdge() throws IOException {
        issue("authority", NOW, "edge", "edge", SiteId.SITE_A);
    }

    private void issue(String authority, Instant from, String where, String part, SiteId site) throws IOException {
        new TwinCertificates(folder.resolve(authority), from).renew(folder.resolve(where), part, part, site.id());
    }

    /** As a node lets edges in; what lies in its folder when this is asked for is what it shows. */
    HttpServerOptions doorOf(SiteId site) {
        TlsFolder tls = new TlsFolder(folder.resolve(site.id()), SystemTime.INSTANCE);
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(KeyCertOptions.wrap(PartTls.keys(tls)))
                .setTrustOptions(TrustOptions.wrap(PartTls.trust(tls, Set.of(PartTls.name("edge", "site-a")))))
                .setClientAuth(ClientAuth.REQUIRED)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
    }
}
