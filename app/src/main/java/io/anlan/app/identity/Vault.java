package io.anlan.app.identity;

import io.anlan.kernel.person.PersonKey;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals name and id number. Nothing else of the service stores them, and no log, event or answer ever carries them. */
public final class Vault {

    /** The cipher's name as it stands beside the sealed bytes. */
    public static final String ALGORITHM = "A256GCM";

    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final Keyring keyring;
    private final SecureRandom random = new SecureRandom();

    public Vault(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Bytes only a holder of the vault key can open, bound to the person so that two rows cannot be exchanged. */
    Sealed seal(PersonKey person, Claimant claimant) {
        var key = keyring.writer(KeyKind.VAULT);
        var text = new JsonObject()
                .put("name", claimant.name())
                .put("idType", Claimant.ID_TYPE)
                .put("idNumber", claimant.id().value())
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        var iv = new byte[IV];
        random.nextBytes(iv);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, person);
            var sealed = new byte[IV + cipher.getOutputSize(text.length)];
            System.arraycopy(iv, 0, sealed, 0, IV);
            var written = cipher.doFinal(text, 0, text.length, sealed, IV);
            if (IV + written != sealed.length) {
                throw new IllegalStateException("the vault's cipher wrote " + written + " bytes");
            }
            return new Sealed(key.kid(), sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing with " + key, broken);
        }
    }

    /** What was sealed, as JSON; null when the key is gone or the bytes were changed. */
    @Nullable
    JsonObject open(PersonKey person, String kid, byte[] sealed) {
        var key = keyring.find(KeyKind.VAULT, kid);
        if (key == null || sealed.length <= IV) {
            return null;
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, java.util.Arrays.copyOf(sealed, IV), person);
            var text = cipher.doFinal(sealed, IV, sealed.length - IV);
            return new JsonObject(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException changed) {
            return null;
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] iv, PersonKey person) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.material(), "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(person.bytes());
        return cipher;
    }

    /** Sealed bytes and the key that opens them. */
    public record Sealed(String kid, byte[] bytes) {}
}
