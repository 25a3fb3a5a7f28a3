package io.anlan.client.receipt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The keys both sites publish for checking receipts, as read from {@code /.well-known/anlan-receipt-keys.json}. */
public final class ReceiptKeys {

    private static final int RAW_BYTES = 32;

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<String, PublicKey> keys;

    private ReceiptKeys(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Reads a key set; keys of other kinds are passed over, as the format asks. */
    public static ReceiptKeys of(JsonObject jwks) {
        Map<String, PublicKey> keys = new HashMap<>();
        JsonArray all = jwks.getJsonArray("keys", new JsonArray());
        for (int i = 0; i < all.size(); i++) {
            JsonObject key = all.getJsonObject(i);
            if ("OKP".equals(key.getString("kty")) && "Ed25519".equals(key.getString("crv"))) {
                keys.put(
                        key.getString("kid", ""),
                        publicKey(Base64.getUrlDecoder().decode(key.getString("x", ""))));
            }
        }
        return new ReceiptKeys(keys);
    }

    /** The key of this name, if it was published. */
    public Optional<PublicKey> key(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    private static PublicKey publicKey(byte[] raw) {
        if (raw.length != RAW_BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes, not " + raw.length);
        }
        byte[] encoded = new byte[X509_HEAD.length + raw.length];
        System.arraycopy(X509_HEAD, 0, encoded, 0, X509_HEAD.length);
        System.arraycopy(raw, 0, encoded, X509_HEAD.length, raw.length);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException("A published key is not a point of Ed25519", notAKey);
        }
    }
}
