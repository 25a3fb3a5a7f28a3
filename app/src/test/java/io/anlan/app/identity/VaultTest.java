package io.anlan.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.KeyFolder;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.ResidentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final int NONCE = 12;
    private static final Claimant CLAIMANT =
            new Claimant("司马相如", ResidentId.of("510104", LocalDate.of(1979, 12, 3), 51), "246810");

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_same_person_sealed_again_and_again_never_meets_the_same_nonce() throws IOException {
        var vault = vault();
        var nonces = new HashSet<ByteBuffer>();

        for (var i = 0; i < 1_000; i++) {
            var sealed = vault.seal(person(7), CLAIMANT).bytes();
            nonces.add(ByteBuffer.wrap(Arrays.copyOf(sealed, NONCE)));
        }

        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void what_was_sealed_opens_for_its_own_person_alone() throws IOException {
        var vault = vault();

        var sealed = vault.seal(person(7), CLAIMANT);

        assertThat(vault.open(person(7), sealed.kid(), sealed.bytes())).isNotNull();
        assertThat(vault.open(person(8), sealed.kid(), sealed.bytes())).isNull();
    }

    private Vault vault() throws IOException {
        var files = new KeyFolder(folder.resolve("keys"), 1).random("vault-1", "vault");
        return new Vault(new Keyring(files.folder(), new SetTicker(0)));
    }

    private static PersonKey person(int number) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return new PersonKey(bytes);
    }
}
