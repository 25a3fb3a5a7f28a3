package io.anlan.kernel.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** Whether a key is the one of a certificate: files that are exchanged one after the other do not fit for a moment. */
final class Signatures {
    private static final byte[] PROBE = {1, 2, 3};

    private Signatures() {}

    static void mustFit(PublicKey certified, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new SignatureException("the key is not the one of the certificate");
        }
    }
}
