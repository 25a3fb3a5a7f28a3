package io.anlan.local.keyring;

import io.anlan.kernel.SiteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** A site that was added its keys later gets those the other uses already, and one that was retired does not come back. */
    private void share(String kind, Map<SiteId, KeyringFolder> sites) throws IOException {
        for (var keyring : sites.values()) {
            for (var name : of(kind, keyring)) {
                for (var other : sites.values()) {
                    keyring.giveIfMissing(name, other);
                }
            }
        }
        var key = fresh();
        for (var keyring : sites.values()) {
            if (of(kind, keyring).isEmpty()) {
                keyring.addIfMissing(kind + "-1", kind, "", key);
            }
        }
    }

    private void receiptKey(SiteId site, Map<SiteId, KeyringFolder> sites) throws IOException {
        var own = sites.get(site);
        if (own == null) {
            return;
        }
        if (of("receipt", own).isEmpty()) {
            addReceiptKey(site, "receipt-" + site.id() + "-1", 0, sites);
        }
        for (var kid : of("receipt", own)) {
            publish(site, kid, own.find(kid).orElseThrow(), sites);
        }
    }

    /** A site's own key to sign with, and what it is checked with at both. */
    void addReceiptKey(SiteId site, String kid, long notBeforeSeconds, Map<SiteId, KeyringFolder> sites)
            throws IOException {
        var seed = fresh();
        // Published first: a receipt that nobody can check is worth nothing.
        publish(site, kid, seed, sites);
        Objects.requireNonNull(sites.get(site))
                .addIfMissing(kid, "receipt", "site=" + site.id() + "\n", notBeforeSeconds, seed);
    }

    private static void publish(SiteId site, String kid, byte[] seed, Map<SiteId, KeyringFolder> sites)
            throws IOException {
        var published =
                new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
        for (var keyring : sites.values()) {
            keyring.addIfMissing(
                    kid + ".public", "receipt-public", "site=" + site.id() + "\nkid=" + kid + "\n", published);
        }
    }

    private static List<String> of(String kind, KeyringFolder keyring) throws IOException {
        return keyring.held().entrySet().stream()
                .filter(key -> kind.equals(key.getValue().getProperty("kind")))
                .map(Map.Entry::getKey)
                .toList();
    }

    byte[] fresh() {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }
}
