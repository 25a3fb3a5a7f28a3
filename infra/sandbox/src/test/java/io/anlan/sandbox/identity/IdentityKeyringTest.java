package io.anlan.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityKeyringTest {

    @TempDir
    Path folder;

    private final SetTicker ticker = new SetTicker();

    @Test
    void the_newest_key_whose_time_has_come_signs_and_all_are_published() throws IOException {
        long now = ticker.wallMillis() / 1000;
        KeyringFolder.put(folder, "identity-1", now - 200, (byte) 1);
        KeyringFolder.put(folder, "identity-2", now - 100, (byte) 2);
        KeyringFolder.put(folder, "identity-3", now + 100, (byte) 3);

        IdentityKeyring keyring = new IdentityKeyring(folder, ticker);

        assertThat(keyring.signing().orElseThrow().kid()).isEqualTo("identity-2");
        assertThat(keyring.keys()).extracting(IdentityKey::kid).contains("identity-1", "identity-2", "identity-3");
    }

    @Test
    void a_new_key_is_seen_after_ten_seconds_without_a_restart() throws IOException {
        KeyringFolder.put(folder, "identity-1", 0, (byte) 1);
        IdentityKeyring keyring = new IdentityKeyring(folder, ticker);

        KeyringFolder.put(folder, "identity-2", 1, (byte) 2);
        ticker.pass(9_999);
        assertThat(keyring.signing().orElseThrow().kid()).isEqualTo("identity-1");
        ticker.pass(1);

        assertThat(keyring.signing().orElseThrow().kid()).isEqualTo("identity-2");
    }

    @Test
    void a_broken_file_does_not_take_away_the_keys_that_worked() throws IOException {
        KeyringFolder.put(folder, "identity-1", 0, (byte) 1);
        IdentityKeyring keyring = new IdentityKeyring(folder, ticker);

        Path broken = Files.writeString(folder.resolve("identity-2.key"), "key=AAAA");
        ticker.pass(20_000);

        assertThat(broken).exists();
        assertThat(keyring.signing().orElseThrow().kid()).isEqualTo("identity-1");
    }

    @Test
    void without_a_folder_nothing_signs() {
        assertThat(new IdentityKeyring(folder.resolve("absent"), ticker).signing())
                .isEmpty();
    }
}
