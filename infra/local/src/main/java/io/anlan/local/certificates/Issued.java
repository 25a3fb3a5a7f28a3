package io.anlan.local.certificates;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A certificate and its key, as the files hold them. */
public record Issued(X509Certificate certificate, KeyPair keys, String certificatePem) {

    String keyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    @Override
    public String toString() {
        return "Issued to " + certificate.getSubjectX500Principal();
    }
}
