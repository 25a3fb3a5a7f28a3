package io.anlan.app.identity;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Session tokens: {@code A1.<routeTag>.<sealed>}. There is no session store; a token sealed at one site is good at the
 * other because both hold the key. The route tag stands open so that an edge can find the home site, and is bound to
 * the sealed part.
 */
public final class SessionTokens {

    private static final String PREFIX = "A1.";
    private static final String SCHEME = "Bearer ";
    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 2048;

    private static final Refusal MISSING =
            new Refusal("session-missing", 401, "The request needs a session token.", null);
    private static final Refusal FORGED =
            new Refusal("session-forged", 401, "The session token is not one of ours.", null);
    private static final Refusal EXPIRED =
            new Refusal("session-expired", 401, "The session has ended; log in again.", null);

    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(SessionTokens::cipher);

    private final Keyring keyring;
    private final Ticker ticker;
    private final SecureRandom random = new SecureRandom();
    private final OpenedTokens opened = new OpenedTokens();

    public SessionTokens(Keyring keyring, Ticker ticker) {
        this.keyring = keyring;
        this.ticker = ticker;
    }

    /** Seals a session into a token. */
    public String seal(Session session) {
        var key = keyring.writer(KeyKind.SESSION);
        var head = PREFIX + session.personKey().routeTag();
        var kid = key.kid().getBytes(StandardCharsets.US_ASCII);
        var iv = new byte[IV];
        random.nextBytes(iv);
        try {
            var sealed = crypt(Cipher.ENCRYPT_MODE, key, iv, 0, head, SessionBytes.write(session), 0);
            var body = new byte[1 + kid.length + IV + sealed.length];
            body[0] = (byte) kid.length;
            System.arraycopy(kid, 0, body, 1, kid.length);
            System.arraycopy(iv, 0, body, 1 + kid.length, IV);
            System.arraycopy(sealed, 0, body, 1 + kid.length + IV, sealed.length);
            return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(body);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing with " + key, broken);
        }
    }

    /** Opens the value of an {@code Authorization} header. */
    public Outcome<Session> open(@Nullable String authorizationHeader) {
        if (authorizationHeader == null || authorizationHeader.isBlank()) {
            return Outcome.refused(MISSING);
        }
        if (!authorizationHeader.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || authorizationHeader.length() > LONGEST) {
            return Outcome.refused(FORGED);
        }
        // Taken before the keys are looked at: what an older keyring opened must not be kept under a newer one.
        var lately = opened.of(keyring.all(KeyKind.SESSION));
        var session = lately.find(authorizationHeader);
        if (session == null) {
            session = unsealed(authorizationHeader.substring(SCHEME.length()));
            if (session == null) {
                return Outcome.refused(FORGED);
            }
            lately.keep(authorizationHeader, session);
        }
        return session.expiresAtMillis() > ticker.wallMillis() ? Outcome.done(session) : Outcome.refused(EXPIRED);
    }

    private @Nullable Session unsealed(String token) {
        var dot = token.lastIndexOf('.');
        if (!token.startsWith(PREFIX) || dot < PREFIX.length()) {
            return null;
        }
        try {
            return unseal(token.substring(0, dot), Base64.getUrlDecoder().decode(token.substring(dot + 1)));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return null;
        }
    }

    private @Nullable Session unseal(String head, byte[] body) throws GeneralSecurityException {
        var kidLength = body.length == 0 ? 0 : body[0];
        var sealedAt = 1 + kidLength + IV;
        if (kidLength <= 0 || sealedAt >= body.length) {
            return null;
        }
        var kid = new String(body, 1, kidLength, StandardCharsets.US_ASCII);
        var key = keyring.find(KeyKind.SESSION, kid);
        if (key == null) {
            return null;
        }
        return SessionBytes.read(crypt(Cipher.DECRYPT_MODE, key, body, 1 + kidLength, head, body, sealedAt));
    }

    private static byte[] crypt(int mode, Key key, byte[] iv, int ivAt, String head, byte[] text, int from)
            throws GeneralSecurityException {
        var cipher = CIPHER.get();
        cipher.init(
                mode,
                new SecretKeySpec(key.material(), "AES"),
                new GCMParameterSpec(TAG_BITS, Arrays.copyOfRange(iv, ivAt, ivAt + IV)));
        cipher.updateAAD(head.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text, from, text.length - from);
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
