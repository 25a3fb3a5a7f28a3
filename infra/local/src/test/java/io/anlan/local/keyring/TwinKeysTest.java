package io.anlan.local.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinKeysTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void both_sites_share_what_they_must_and_only_that() throws IOException {
        fill();

        for (var kid : new String[] {"session-1", "vault-1", "pepper-1", "number-1", "operator-token-1", "backup-1"}) {
            assertThat(key("site-a", kid)).hasSize(32).isEqualTo(key("site-b", kid));
        }
        assertThat(folder.resolve("site-b/receipt-site-a-1.key")).doesNotExist();
        assertThat(folder.resolve("site-a/receipt-site-b-1.key")).doesNotExist();
        assertThat(key("sandbox", "identity-1")).hasSize(32);
    }

    @Test
    void the_published_half_of_a_receipt_key_is_at_both_sites_and_fits() throws IOException {
        fill();

        var published = new Ed25519PrivateKeyParameters(key("site-a", "receipt-site-a-1"))
                .generatePublicKey()
                .getEncoded();
        assertThat(key("site-a", "receipt-site-a-1.public")).isEqualTo(published);
        assertThat(key("site-b", "receipt-site-a-1.public")).isEqualTo(published);
    }

    @Test
    void keys_that_exist_stay_and_nobody_else_may_read_them() throws IOException {
        fill();
        var before = key("site-a", "session-1");
        var token = new KeyringFolder(folder.resolve("site-a")).operatorToken();
        fill();

        assertThat(key("site-a", "session-1")).isEqualTo(before);
        assertThat(new KeyringFolder(folder.resolve("site-b")).operatorToken()).isEqualTo(token);
        var file = folder.resolve("site-a/session-1.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_password_is_made_once() {
        var passwords = new Passwords(folder.resolve("secrets"));

        assertThat(passwords.of("anlan"))
                .hasSize(48)
                .isEqualTo(new Passwords(folder.resolve("secrets")).of("anlan"))
                .isNotEqualTo(passwords.of("replicator"));
    }

    private void fill() {
        new TwinKeys()
                .fill(
                        Map.of(
                                SiteId.SITE_A, new KeyringFolder(folder.resolve("site-a")),
                                SiteId.SITE_B, new KeyringFolder(folder.resolve("site-b"))),
                        new KeyringFolder(folder.resolve("sandbox")));
    }

    private byte[] key(String place, String kid) throws IOException {
        return new KeyringFolder(folder.resolve(place)).find(kid).orElseThrow();
    }
}
