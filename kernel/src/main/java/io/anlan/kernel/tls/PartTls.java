package io.anlan.kernel.tls;

import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** What TLS libraries are given: our certificate, and the names of the peers that are believed. */
public final class PartTls {
    /** A session is not resumed for longer, so that an exchanged authority counts for every connection after that. */
    private static final int RESUMED_SECONDS_MAX = 600;

    private PartTls() {}

    /** The name of a part in its certificate, such as {@code node.site-a.anlan}. */
    public static String name(String part, String site) {
        return part + "." + site + ".anlan";
    }

    public static X509ExtendedKeyManager keys(TlsFolder folder) {
        return new FolderKeys(folder);
    }

    /** @param peers names of which the peer's certificate must carry one */
    public static X509ExtendedTrustManager trust(TlsFolder folder, Set<String> peers) {
        return new NamedTrust(folder, peers);
    }

    /** Both in one. */
    public static SSLContext context(TlsFolder folder, Set<String> peers) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(new KeyManager[] {keys(folder)}, new TrustManager[] {trust(folder, peers)}, null);
            context.getClientSessionContext().setSessionTimeout(RESUMED_SECONDS_MAX);
            context.getServerSessionContext().setSessionTimeout(RESUMED_SECONDS_MAX);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS 1.3", e);
        }
    }
}
