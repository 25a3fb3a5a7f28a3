package io.anlan.sandbox.identity;

import java.util.Base64;
import java.util.Properties;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** One Ed25519 key of the identity service: its name, when it begins to sign, and its private half. */
record IdentityKey(String kid, long notBeforeSeconds, Ed25519PrivateKeyParameters secret) {

    static IdentityKey of(String kid, Properties file) {
        byte[] seed = Base64.getDecoder().decode(file.getProperty("key", "").strip());
        if (seed.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("the key " + kid + " is not a seed of 32 bytes");
        }
        long notBefore = Long.parseLong(file.getProperty("notBefore", "0").strip());
        return new IdentityKey(kid, notBefore, new Ed25519PrivateKeyParameters(seed));
    }

    byte[] published() {
        return secret.generatePublicKey().getEncoded();
    }
}
