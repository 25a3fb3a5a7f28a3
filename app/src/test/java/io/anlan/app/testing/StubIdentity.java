package io.anlan.app.testing;

import io.anlan.kernel.SystemTime;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An identity provider that signs, and whose behaviour the one-time code of each question chooses. */
public final class StubIdentity implements AutoCloseable {

    public static final String MATCH = "246810";
    public static final String MISMATCH = "111111";
    public static final String UNAVAILABLE = "999999";
    public static final String SILENT = "900001";
    public static final String GARBAGE = "900002";
    public static final String FORGED = "900003";
    public static final String EXPIRED = "900004";
    public static final String OTHER_NONCE = "900005";
    public static final String OTHER_ISSUER = "900006";
    public static final String OTHER_AUDIENCE = "900007";
    public static final String UNSIGNED = "900008";
    public static final String OTHER_RESULT = "900009";
    public static final String HUNG_UP = "900010";

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Vertx vertx = Vertx.vertx();
    private volatile String kid = "identity-1";
    private volatile Ed25519PrivateKeyParameters key = key(1);
    private final HttpServer server;

    public StubIdentity() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** Signs with another key from now on, and publishes only that. */
    public void rotate(String newKid, int seed) {
        kid = newKid;
        key = key(seed);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/jwks")) {
            end(request, new JsonObject().put("keys", new JsonArray().add(jwk())));
            return;
        }
        var unused = request.body().onSuccess(body -> verify(request, body));
    }

    private void verify(HttpServerRequest request, Buffer body) {
        var question = new JsonObject(body);
        var code = question.getString("code");
        switch (code) {
            case SILENT -> {}
            case HUNG_UP -> request.connection().close();
            case UNAVAILABLE -> {
                var unused = request.response().setStatusCode(503).end();
            }
            case GARBAGE -> {
                var unused = request.response().end("<html>maintenance</html>");
            }
            default -> end(request, new JsonObject().put("assertion", assertion(code, question.getString("nonce"))));
        }
    }

    private String assertion(String code, String nonce) {
        var now = SystemTime.INSTANCE.wallMillis() / 1000;
        var claims = new JsonObject()
                .put("iss", code.equals(OTHER_ISSUER) ? "somebody" : "sandbox-identity")
                .put("aud", code.equals(OTHER_AUDIENCE) ? "somebody" : "anlan")
                .put("nonce", code.equals(OTHER_NONCE) ? "the-nonce-of-another-login" : nonce)
                .put("result", code.equals(MISMATCH) ? "mismatch" : code.equals(OTHER_RESULT) ? "perhaps" : "match")
                .put("iat", code.equals(EXPIRED) ? now - 120 : now)
                .put("exp", code.equals(EXPIRED) ? now - 60 : now + 60);
        var header = new JsonObject()
                .put("alg", code.equals(UNSIGNED) ? "none" : "EdDSA")
                .put("kid", kid);
        var signed = part(header) + "." + part(claims);
        return signed + "." + (code.equals(UNSIGNED) ? "" : signature(signed, code.equals(FORGED) ? key(99) : key));
    }

    private static String signature(String signed, Ed25519PrivateKeyParameters key) {
        var text = signed.getBytes(StandardCharsets.US_ASCII);
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(text, 0, text.length);
        return URL.encodeToString(signer.generateSignature());
    }

    private JsonObject jwk() {
        return new JsonObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("alg", "EdDSA")
                .put("use", "sig")
                .put("kid", kid)
                .put("x", URL.encodeToString(key.generatePublicKey().getEncoded()));
    }

    private static void end(HttpServerRequest request, JsonObject json) {
        var unused =
                request.response().putHeader("content-type", "application/json").end(json.toBuffer());
    }

    private static String part(JsonObject json) {
        return URL.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static Ed25519PrivateKeyParameters key(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new Ed25519PrivateKeyParameters(bytes, 0);
    }
}
