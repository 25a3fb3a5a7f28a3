package io.anlan.replication.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTokensTest {
    private final Ticker ticker = new Ticker() {
        @Override
        public long wallMillis() {
            return 1_000_000;
        }

        @Override
        public long monotonicNanos() {
            return 0;
        }
    };

    @Test
    void only_a_token_of_the_keyring_opens(@TempDir Path folder) throws IOException {
        key(folder, "operator-token-1", "operator-token", 0, "secret");
        key(folder, "session-1", "session", 0, "other");
        OperatorTokens tokens = new OperatorTokens(folder, ticker);

        assertThat(tokens.accept("Bearer secret")).isTrue();
        assertThat(tokens.accept("Bearer other")).isFalse();
        assertThat(tokens.accept("Bearer secre")).isFalse();
        assertThat(tokens.accept("Bearer ")).isFalse();
        assertThat(tokens.accept("secret")).isFalse();
        assertThat(tokens.accept(null)).isFalse();
    }

    @Test
    void a_token_whose_time_has_not_come_does_not_open(@TempDir Path folder) throws IOException {
        key(folder, "operator-token-2", "operator-token", 1_001, "early");

        assertThat(new OperatorTokens(folder, ticker).accept("Bearer early")).isFalse();
    }

    @Test
    void an_empty_key_opens_nothing(@TempDir Path folder) throws IOException {
        key(folder, "operator-token-1", "operator-token", 0, "");

        assertThat(new OperatorTokens(folder, ticker).accept("Bearer ")).isFalse();
    }

    @Test
    void a_new_token_is_seen_without_a_restart(@TempDir Path folder) throws IOException {
        OperatorTokens tokens = new OperatorTokens(folder, ticker);
        assertThat(tokens.accept("Bearer secret")).isFalse();
        key(folder, "operator-token-1", "operator-token", 0, "secret");

        tokens.reload();

        assertThat(tokens.accept("Bearer secret")).isTrue();
    }

    @Test
    void a_keyring_that_cannot_be_read_keeps_the_tokens_it_gave(@TempDir Path folder) throws IOException {
        key(folder, "operator-token-1", "operator-token", 0, "secret");
        OperatorTokens tokens = new OperatorTokens(folder, ticker);
        key(folder, "operator-token-2", "operator-token", 0, "next");
        Files.writeString(folder.resolve("broken.key"), "kind=operator-token\nnotBefore=soon\nkey=x\n");

        tokens.reload();

        assertThat(tokens.accept("Bearer secret")).isTrue();
    }

    private static void key(Path folder, String kid, String kind, long notBefore, String key) throws IOException {
        Files.writeString(
                folder.resolve(kid + ".key"), "kind=" + kind + "\nnotBefore=" + notBefore + "\nkey=" + key + "\n");
    }
}
