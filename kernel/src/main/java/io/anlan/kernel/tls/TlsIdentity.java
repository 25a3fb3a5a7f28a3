package io.anlan.kernel.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Who a part is and whom it can believe.
 *
 * @param chain its own certificate first
 * @param authorities several while one takes over from another
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key, Set<X509Certificate> authorities) {

    public TlsIdentity {
        chain = List.copyOf(chain);
        authorities = Set.copyOf(authorities);
    }

    @Override
    public String toString() {
        return "TlsIdentity of " + chain.get(0).getSubjectX500Principal();
    }
}
