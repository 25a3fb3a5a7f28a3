package io.anlan.sandbox.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Stands in for the national identity service: checks a person and signs what it found. */
@Path("/")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {

    private final IdentityKeyring keyring;
    private final AssertionSigner signer;
    private final KnobBoard board;
    private final ObjectMapper json;

    IdentityResource(IdentityKeyring keyring, AssertionSigner signer, KnobBoard board, ObjectMapper json) {
        this.keyring = keyring;
        this.signer = signer;
        this.board = board;
        this.json = json;
    }

    /** Answers a signed match or mismatch; 503 says that the service does not know, which is not a mismatch. */
    @POST
    @Path("verify")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> verify(byte[] body) {
        Uni<Response> answer = Uni.createFrom().item(() -> judged(body));
        long latencyMillis = board.now().latencyMillis();
        return latencyMillis == 0 ? answer : answer.onItem().delayIt().by(Duration.ofMillis(latencyMillis));
    }

    /** The public halves by which anyone checks an assertion. */
    @GET
    @Path("jwks")
    public Uni<Map<String, Object>> jwks() {
        List<Map<String, String>> published =
                keyring.keys().stream().map(IdentityResource::jwk).toList();
        return Uni.createFrom().item(Map.of("keys", published));
    }

    private Response judged(byte[] body) {
        Question question = read(body, Question.class);
        if (question == null) {
            return Problems.malformed("the body is not the agreed JSON");
        }
        String complaint = question.complaint();
        String nonce = question.nonce();
        if (complaint != null || nonce == null) {
            return Problems.malformed("the field " + complaint + " is missing or malformed");
        }
        Knobs now = board.now();
        Verdict verdict = question.verdict();
        Optional<IdentityKey> key = keyring.signing();
        boolean refuses = ThreadLocalRandom.current().nextDouble() < now.unavailableRatio();
        if (verdict == Verdict.UNAVAILABLE || refuses || key.isEmpty()) {
            return Problems.unavailable("the identity service cannot answer now");
        }
        String assertion =
                now.forged() ? signer.forge(key.get(), verdict, nonce) : signer.sign(key.get(), verdict, nonce);
        return Response.ok(Map.of("assertion", assertion)).build();
    }

    /** Sets how the service misbehaves from now on. */
    @POST
    @Path("knobs")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> turn(byte[] body) {
        Knobs wanted = read(body, Knobs.class);
        if (wanted == null || !wanted.sane()) {
            return Uni.createFrom()
                    .item(Problems.malformed("knobs are latencyMillis 0..60000, unavailableRatio 0..1, forged"));
        }
        board.turn(wanted);
        return Uni.createFrom().item(Response.ok(wanted).build());
    }

    private <T> @Nullable T read(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (IOException malformed) {
            return null;
        }
    }

    private static Map<String, String> jwk(IdentityKey key) {
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(key.published());
        return Map.of("kty", "OKP", "crv", "Ed25519", "use", "sig", "alg", "EdDSA", "kid", key.kid(), "x", x);
    }
}
