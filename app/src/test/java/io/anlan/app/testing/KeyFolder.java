package io.anlan.app.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;

/** A keyring's folder, made as the twin makes it but from a seed, so that two folders of one seed hold the same keys. */
public final class KeyFolder {

    private final Path folder;
    private final Random random;

    public KeyFolder(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** A folder with every key a node of site A needs. */
    public static KeyFolder ofSiteA(Path folder) {
        var seedA = new byte[32];
        var seedB = new byte[32];
        new Random(11).nextBytes(seedA);
        new Random(12).nextBytes(seedB);
        return new KeyFolder(folder, 7)
                .random("session-1", "session")
                .random("vault-1", "vault")
                .random("pepper-1", "pepper")
                .random("number-1", "number")
                .random("operator-token-1", "operator-token")
                .put("receipt-site-a-1", "receipt", "site-a", 0, seedA)
                .published("receipt-site-a-1", "site-a", seedA)
                .published("receipt-site-b-1", "site-b", seedB);
    }

    public Path folder() {
        return folder;
    }

    /** Adds a key of random bytes that is good from the beginning of time. */
    @CanIgnoreReturnValue
    public KeyFolder random(String kid, String kind) {
        return random(kid, kind, 0);
    }

    @CanIgnoreReturnValue
    public KeyFolder random(String kid, String kind, long notBeforeSeconds) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return put(kid, kind, null, notBeforeSeconds, bytes);
    }

    @CanIgnoreReturnValue
    public KeyFolder put(String kid, String kind, @Nullable String site, long notBefore, byte[] key) {
        return write(kid, "kind=" + kind + "\n", site, notBefore, key);
    }

    private KeyFolder published(String kid, String site, byte[] seed) {
        return write(kid + ".public", "kind=receipt-public\nkid=" + kid + "\n", site, 0, publicOf(seed));
    }

    @CanIgnoreReturnValue
    private KeyFolder write(String name, String first, @Nullable String site, long notBefore, byte[] key) {
        var lines = first
                + (site == null ? "" : "site=" + site + "\n")
                + "notBefore=" + notBefore + "\n"
                + "key=" + Base64.getEncoder().encodeToString(key) + "\n";
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".key"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public void remove(String kid) {
        try {
            Files.delete(folder.resolve(kid + ".key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] publicOf(byte[] seed) {
        return new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
    }
}
