package io.anlan.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.app.testing.KeyFolder;
import io.anlan.app.testing.SetTicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

    @TempDir
    Path folder = Path.of("");

    private final SetTicker ticker = new SetTicker(1_000_000);
    private KeyFolder files = new KeyFolder(folder, 1);

    @BeforeEach
    void one_session_key() {
        files = new KeyFolder(folder, 1).random("session-1", "session", 100);
    }

    @Test
    void the_newest_key_whose_time_has_come_writes_and_all_read() throws IOException {
        files.random("session-2", "session", 500).random("session-3", "session", 2_000);

        var keyring = new Keyring(folder, ticker);

        assertThat(keyring.writer(KeyKind.SESSION).kid()).isEqualTo("session-2");
        assertThat(keyring.all(KeyKind.SESSION))
                .extracting(Key::kid)
                .containsExactly("session-1", "session-2", "session-3");
        assertThat(keyring.find(KeyKind.SESSION, "session-1")).isNotNull();
    }

    @Test
    void a_key_put_later_is_found_without_a_restart_and_writes_when_its_time_comes() throws IOException {
        var keyring = new Keyring(folder, ticker);
        files.random("session-2", "session", 1_500);

        keyring.reread();
        var before = keyring.writer(KeyKind.SESSION).kid();
        ticker.setWallMillis(1_500_000);
        keyring.reread();

        assertThat(before).isEqualTo("session-1");
        assertThat(keyring.writer(KeyKind.SESSION).kid()).isEqualTo("session-2");
    }

    @Test
    void a_key_taken_away_is_forgotten() throws IOException {
        files.random("session-2", "session", 500);
        var keyring = new Keyring(folder, ticker);

        files.remove("session-2");
        keyring.reread();

        assertThat(keyring.find(KeyKind.SESSION, "session-2")).isNull();
        assertThat(keyring.writer(KeyKind.SESSION).kid()).isEqualTo("session-1");
    }

    @Test
    void a_broken_file_leaves_the_keys_as_they_were() throws IOException {
        var keyring = new Keyring(folder, ticker);
        Files.writeString(folder.resolve("session-9.key"), "kind=session\nkey=!!\n");

        keyring.reread();

        assertThat(keyring.writer(KeyKind.SESSION).kid()).isEqualTo("session-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key=\n", "key=QUJD\n", "key=QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZQ==\n"})
    void a_file_that_is_half_written_is_no_key(String written) throws IOException {
        files.random("pepper-1", "pepper", 10).random("operator-token-1", "operator-token", 10);
        var keyring = new Keyring(folder, ticker);
        var pepper = keyring.pepper();
        Files.writeString(folder.resolve("pepper-0.key"), "kind=pepper\n" + written);
        Files.writeString(folder.resolve("operator-token-2.key"), "kind=operator-token\n" + written);

        keyring.reread();

        assertThat(keyring.pepper()).isEqualTo(pepper);
        assertThat(keyring.all(KeyKind.OPERATOR_TOKEN)).extracting(Key::kid).containsExactly("operator-token-1");
        assertThat(new OperatorTokens(keyring).admits("Bearer ")).isFalse();
        assertThatThrownBy(() -> new Keyring(folder, ticker)).hasMessageContaining("bytes, not 32");
    }

    @Test
    void the_first_pepper_stays_however_many_follow() throws IOException {
        files.random("pepper-1", "pepper", 10);
        var first = new Keyring(folder, ticker).pepper();

        files.random("pepper-2", "pepper", 20);

        assertThat(new Keyring(folder, ticker).pepper()).isEqualTo(first);
    }

    @Test
    void a_kind_without_a_key_says_so_and_no_text_shows_material() throws IOException {
        var keyring = new Keyring(folder, ticker);

        assertThatThrownBy(() -> keyring.writer(KeyKind.RECEIPT)).hasMessageContaining("no receipt key");
        assertThat(keyring.writer(KeyKind.SESSION)).hasToString("Key[session-1, session]");
    }
}
