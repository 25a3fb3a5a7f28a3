package io.anlan.sandbox.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.Ticker;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Writes the identity service's verdict as a JWT signed with EdDSA, good for one minute and for one nonce. */
final class AssertionSigner {

    static final String ISSUER = "sandbox-identity";
    static final String AUDIENCE = "anlan";
    private static final long LIFE_SECONDS = 60;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final ObjectMapper json;
    private final Ticker ticker;

    AssertionSigner(ObjectMapper json, Ticker ticker) {
        this.json = json;
        this.ticker = ticker;
    }

    String sign(IdentityKey key, Verdict verdict, String nonce) {
        return sign(key.kid(), key.secret(), verdict, nonce);
    }

    /** The same words under a secret that nobody published: what an attacker in the middle could send. */
    String forge(IdentityKey key, Verdict verdict, String nonce) {
        byte[] wrong = key.secret().getEncoded();
        wrong[0] ^= 1;
        return sign(key.kid(), new Ed25519PrivateKeyParameters(wrong), verdict, nonce);
    }

    private String sign(String kid, Ed25519PrivateKeyParameters secret, Verdict verdict, String nonce) {
        long now = ticker.wallMillis() / 1000;
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "EdDSA");
        header.put("typ", "JWT");
        header.put("kid", kid);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("nonce", nonce);
        claims.put("result", verdict.word);
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);

        String signed = part(header) + "." + part(claims);
        byte[] octets = signed.getBytes(StandardCharsets.US_ASCII);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(octets, 0, octets.length);
        return signed + "." + URL.encodeToString(signer.generateSignature());
    }

    private String part(Map<String, Object> fields) {
        try {
            return URL.encodeToString(json.writeValueAsBytes(fields));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of words is always JSON", impossible);
        }
    }
}
