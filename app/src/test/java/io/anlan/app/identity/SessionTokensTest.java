package io.anlan.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.KeyFolder;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.person.PersonKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTokensTest {

    private static final long NOW = 1_800_000_000_000L;

    @TempDir
    Path folder = Path.of("");

    private final SetTicker ticker = new SetTicker(NOW);

    @Test
    void what_was_sealed_is_opened() throws IOException {
        var session = session(NOW + 1);

        var token = tokens("a", 1).seal(session);

        var opened = opened(tokens("b", 1).open("Bearer " + token));
        assertThat(opened).usingRecursiveComparison().isEqualTo(session);
        assertThat(token).startsWith("A1." + session.personKey().routeTag() + ".");
        assertThat(opened.toString()).isEqualTo("Session[CITIZEN]");
    }

    @Test
    void no_token_is_missing_and_the_scheme_may_be_in_small_letters() throws IOException {
        var tokens = tokens("a", 1);

        assertThat(slug(tokens.open(null))).isEqualTo("session-missing");
        assertThat(slug(tokens.open(" "))).isEqualTo("session-missing");
        assertThat(slug(tokens.open("bearer " + tokens.seal(session(NOW + 1))))).isEqualTo("done");
    }

    @Test
    void a_token_ends_with_its_time() throws IOException {
        var tokens = tokens("a", 1);
        var token = "Bearer " + tokens.seal(session(NOW + 1_000));

        ticker.setWallMillis(NOW + 999);
        assertThat(slug(tokens.open(token))).isEqualTo("done");
        ticker.setWallMillis(NOW + 1_000);
        assertThat(slug(tokens.open(token))).isEqualTo("session-expired");
    }

    @Test
    void a_token_opened_before_ends_with_its_key() throws IOException {
        var keys = new KeyFolder(folder.resolve("gone"), 1).random("session-1", "session");
        var keyring = new Keyring(keys.folder(), ticker);
        var tokens = new SessionTokens(keyring, ticker);
        var token = "Bearer " + tokens.seal(session(NOW + 1_000));
        assertThat(slug(tokens.open(token))).isEqualTo("done");

        keys.remove("session-1");
        keyring.reread();

        assertThat(slug(tokens.open(token))).isEqualTo("session-forged");
    }

    @Test
    void every_changed_byte_is_seen() throws IOException {
        var tokens = tokens("a", 1);
        var token = tokens.seal(session(NOW + 1_000));
        var dot = token.lastIndexOf('.');
        var body = Base64.getUrlDecoder().decode(token.substring(dot + 1));

        for (var i = 0; i < body.length; i++) {
            var changed = body.clone();
            changed[i] ^= 1;
            var forged = token.substring(0, dot + 1)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(slug(tokens.open("Bearer " + forged))).as("byte %s", i).isEqualTo("session-forged");
        }
    }

    @Test
    void the_route_tag_cannot_be_exchanged() throws IOException {
        var tokens = tokens("a", 1);
        var token = tokens.seal(session(NOW + 1_000));
        var other = "A1.AAAAAAAA" + token.substring(token.lastIndexOf('.'));

        assertThat(slug(tokens.open("Bearer " + other))).isEqualTo("session-forged");
    }

    @Test
    void no_two_tokens_share_a_nonce() throws IOException {
        var tokens = tokens("a", 1);
        var nonces = new HashSet<ByteBuffer>();

        for (var i = 0; i < 1_000; i++) {
            var body = body(tokens.seal(session(NOW + 1)));
            nonces.add(ByteBuffer.wrap(body, 1 + body[0], 12).slice());
        }

        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void a_token_of_a_key_that_is_not_ours_is_forged() throws IOException {
        var stranger = tokens("stranger", 2).seal(session(NOW + 1_000));

        assertThat(slug(tokens("a", 1).open("Bearer " + stranger))).isEqualTo("session-forged");
    }

    @Test
    void a_token_of_the_older_key_stays_good_after_the_new_one_came() throws IOException {
        var files = new KeyFolder(folder.resolve("r"), 5).random("session-1", "session");
        var keyring = new Keyring(files.folder(), ticker);
        var tokens = new SessionTokens(keyring, ticker);
        var older = tokens.seal(session(NOW + 1_000));

        files.random("session-2", "session", NOW / 1000 - 5);
        keyring.reread();
        var newer = tokens.seal(session(NOW + 1_000));

        assertThat(kid(older)).isEqualTo("session-1");
        assertThat(kid(newer)).isEqualTo("session-2");
        assertThat(slug(tokens.open("Bearer " + older))).isEqualTo("done");
        assertThat(slug(tokens.open("Bearer " + newer))).isEqualTo("done");
    }

    @Test
    void rubbish_is_forged_and_never_an_exception() throws IOException {
        var tokens = tokens("a", 1);
        var random = new Random(3);

        for (var i = 0; i < 2_000; i++) {
            var bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            var text = random.nextBoolean()
                    ? "Bearer A1.AAAAAAAA." + Base64.getUrlEncoder().encodeToString(bytes)
                    : "Bearer " + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(slug(tokens.open(text))).isEqualTo("session-forged");
        }
        assertThat(slug(tokens.open("Bearer A1." + "x".repeat(100_000)))).isEqualTo("session-forged");
        assertThat(slug(tokens.open("Basic dXNlcjpwdw=="))).isEqualTo("session-forged");
        assertThat(slug(tokens.open("Bearer A1."))).isEqualTo("session-forged");
    }

    private SessionTokens tokens(String name, long seed) throws IOException {
        var files = new KeyFolder(folder.resolve(name), seed).random("session-1", "session");
        return new SessionTokens(new Keyring(files.folder(), ticker), ticker);
    }

    private static Session session(long expiresAtMillis) {
        var person = new byte[32];
        Arrays.fill(person, (byte) 7);
        return new Session(
                new PersonKey(person),
                LocalDate.of(1990, 2, 28),
                expiresAtMillis,
                Role.CITIZEN,
                "张*三",
                "vault-1",
                new byte[] {1, 2, 3, -4});
    }

    private static String kid(String token) {
        var body = body(token);
        return new String(body, 1, body[0], java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static byte[] body(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }

    private static Session opened(Outcome<Session> outcome) {
        return outcome.fold(
                session -> session,
                refusal -> {
                    throw new AssertionError(refusal.type());
                },
                doubt -> {
                    throw new AssertionError(doubt.detail());
                });
    }

    private static String slug(Outcome<Session> outcome) {
        return outcome.fold(done -> "done", refusal -> refusal.type(), doubt -> "in-doubt");
    }
}
