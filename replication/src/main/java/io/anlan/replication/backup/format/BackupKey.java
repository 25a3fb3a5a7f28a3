package io.anlan.replication.backup.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key backups are made under. It never seals anything itself: each backup has its own keys, derived with its salt. */
public final class BackupKey {
    /** Bytes of a key. */
    public static final int LENGTH = 32;

    /** How a key may be called: its name stands in manifests, and is told before anything vouches for them. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final String HMAC = "HmacSHA256";

    private final String kid;
    private final byte[] secret;

    public BackupKey(String kid, byte[] secret) {
        if (!NAME.matcher(kid).matches()) {
            throw new IllegalArgumentException(
                    "Backup key " + kid + " must be called by letters, digits, '.', '_' and '-', 64 at most");
        }
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("Backup key " + kid + " must have " + LENGTH + " bytes");
        }
        this.kid = kid;
        this.secret = Arrays.copyOf(secret, secret.length);
    }

    /** The key's name, which the manifest tells. */
    public String kid() {
        return kid;
    }

    /** The key for sealing the chunks of the backup with this salt. */
    byte[] chunkKey(byte[] salt) {
        return derived("anlan-backup chunk", salt);
    }

    /** The key for the manifest of the backup with this salt. */
    byte[] manifestKey(byte[] salt) {
        return derived("anlan-backup manifest", salt);
    }

    /** HMAC-SHA256 over the parts. */
    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }

    private byte[] derived(String purpose, byte[] salt) {
        return hmac(secret, purpose.getBytes(UTF_8), new byte[1], salt);
    }

    @Override
    public String toString() {
        return kid;
    }
}
