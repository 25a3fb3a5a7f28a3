package io.anlan.local.keyring;

import io.anlan.kernel.SiteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * Makes the first keys of a twin: those both sites share, each site's own receipt key with its public half at both, and
 * the identity service's key. Keys that exist stay.
 */
public final class TwinKeys {
    private static final int KEY_BYTES = 32;
    private static final List<String> SHARED =
            List.of("session", "vault", "pepper", "number", "operator-token", "backup");

    private final SecureRandom random = new SecureRandom();

    /** Fills the keyrings of both sites and of the sandbox. */
    public void fill(Map<SiteId, KeyringFolder> sites, KeyringFolder sandbox) {
        try {
            for (var kind : SHARED) {
                share(kind, sites);
            }
            for (var site : SiteId.values()) {
                receiptKey(site, sites);
            }
            sandbox.addIfMissing("identity-1", "identity", "", fresh());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void share(String kind, Map<SiteId, KeyringFolder> sites) throws IOException {
        var name = kind + "-1";
        var key = fresh();
        for (var keyring : sites.values()) {
            // A site that was added its keys later must get those the other uses already.
            key = keyring.find(name).orElse(key);
        }
        for (var keyring : sites.values()) {
            keyring.addIfMissing(name, kind, "", key);
        }
    }

    private void receiptKey(SiteId site, Map<SiteId, KeyringFolder> sites) throws IOException {
        var kid = "receipt-" + site.id() + "-1";
        var own = sites.get(site);
        if (own == null) {
            return;
        }
        var seed = own.find(kid).orElseGet(this::fresh);
        own.addIfMissing(kid, "receipt", "site=" + site.id() + "\n", seed);
        var published =
                new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
        for (var keyring : sites.values()) {
            keyring.addIfMissing(
                    kid + ".public", "receipt-public", "site=" + site.id() + "\nkid=" + kid + "\n", published);
        }
    }

    private byte[] fresh() {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }
}
