package io.anlan.kernel.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes a certificate of one of the folder's authorities that is valid now, is meant for what it is used for, and carries one of the
 * names expected. The address is not looked at: between sites stand proxies.
 */
final class NamedTrust extends X509ExtendedTrustManager {
    private static final int DNS = 2;
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";

    private final TlsFolder folder;
    private final Set<String> names;

    NamedTrust(TlsFolder folder, Set<String> names) {
        this.folder = folder;
        this.names = Set.copyOf(names);
    }

    private void check(X509Certificate[] chain, String use) throws CertificateException {
        Set<TrustAnchor> anchors = folder.identity().authorities().stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        try {
            PKIXParameters rules = new PKIXParameters(anchors);
            rules.setRevocationEnabled(false);
            List<X509Certificate> below = Arrays.stream(chain)
                    .filter(certificate -> !folder.identity().authorities().contains(certificate))
                    .toList();
            var path = CertificateFactory.getInstance("X.509").generateCertPath(below);
            var unused = CertPathValidator.getInstance("PKIX").validate(path, rules);
        } catch (GeneralSecurityException refused) {
            throw new CertificateException("not believed: " + refused.getMessage(), refused);
        }
        List<String> uses = chain[0].getExtendedKeyUsage();
        if (uses == null || !uses.contains(use)) {
            throw new CertificateException("a certificate for another use");
        }
        if (named(chain[0]).stream().noneMatch(names::contains)) {
            throw new CertificateException("the peer is " + named(chain[0]) + ", expected one of " + names);
        }
    }

    private static List<String> named(X509Certificate certificate) throws CertificateParsingException {
        var alternatives = certificate.getSubjectAlternativeNames();
        return alternatives == null
                ? List.of()
                : alternatives.stream()
                        .filter(name -> Integer.valueOf(DNS).equals(name.get(0)))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, CLIENT);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, SERVER);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, CLIENT);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, SERVER);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, CLIENT);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, SERVER);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return folder.identity().authorities().toArray(new X509Certificate[0]);
    }
}
