package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.certificates.AuthorityExchange;
import io.anlan.local.certificates.CertifiedPart;
import io.anlan.local.certificates.TwinCertificates;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The certificates of a twin's parts, exchanged while the parts run. */
public final class CertificateCare {
    private final Twin twin;

    public CertificateCare(Twin twin) {
        this.twin = twin;
    }

    static List<CertifiedPart> parts(TwinHome home) {
        var parts = new ArrayList<CertifiedPart>();
        for (var site : SiteId.values()) {
            for (var kind : List.of("node", "edge", "postgres", "replicator")) {
                // The role it has at the peer's database is read from the certificate's common name.
                var commonName = kind.equals("replicator") ? "reader" : kind;
                parts.add(new CertifiedPart(home.tls(site, kind), commonName, kind, site.id()));
            }
        }
        return List.copyOf(parts);
    }

    /** When the certificate of each part ends, by its name. */
    public Map<String, Instant> ends() throws IOException {
        var ends = new TreeMap<String, Instant>();
        for (var part : parts(twin.home())) {
            ends.put(part.name(), TwinCertificates.ends(part.folder()));
        }
        return ends;
    }

    /** Every part believes a new authority beside the former. */
    public void believe() throws IOException {
        exchange().believe();
        reload();
    }

    /** Every part shows a new certificate. */
    public void renew() throws IOException {
        exchange().renew();
        reload();
    }

    /** No part believes the former authority any more. */
    public void retire() throws IOException {
        exchange().retire();
        reload();
    }

    private AuthorityExchange exchange() {
        var now = Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis());
        return new AuthorityExchange(twin.home().authority(), parts(twin.home()), now);
    }

    /** The databases alone do not look by themselves. */
    private void reload() {
        for (var site : SiteId.values()) {
            try (var connection = twin.postgresOperator(site).connect();
                    var asked = connection.createStatement()) {
                asked.execute("select pg_reload_conf()");
            } catch (SQLException e) {
                throw new PartException(
                        PartKind.POSTGRES.of(site) + " did not read its certificate: " + e.getMessage()
                                + "; once it runs: ./anlan sql " + site + " --operator -c 'select pg_reload_conf()'",
                        e);
            }
        }
    }
}
