package io.anlan.app.identity.http;

import io.anlan.app.identity.Claimant;
import io.anlan.app.identity.IdentityCount;
import io.anlan.app.identity.IdentityProvider;
import io.anlan.app.identity.IdentityVerdict;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the identity provider over HTTP. Whatever goes wrong on the way is {@link IdentityVerdict#UNAVAILABLE}: an outage
 * of the provider must never look like a citizen's mistake.
 */
public final class HttpIdentityProvider implements IdentityProvider {

    private static final int OK = 200;
    private static final int NONCE = 18;

    private final HttpClient client;
    private final URI address;
    private final AssertionCheck check;
    private final IdentityCount count;
    private final Duration budget;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable JsonWebKeySet keys;

    public HttpIdentityProvider(Vertx vertx, URI address, Duration budget, AssertionCheck check, IdentityCount count) {
        this.address = address;
        this.check = check;
        this.count = count;
        this.budget = budget;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) budget.toMillis())
                .setMaxPoolSize(64)
                .setKeepAlive(true));
    }

    @Override
    public Future<IdentityVerdict> verify(Claimant claimant) {
        var nonce = nonce();
        var question = new JsonObject()
                .put("name", claimant.name())
                .put("idType", Claimant.ID_TYPE)
                .put("idNumber", claimant.id().value())
                .put("code", claimant.code())
                .put("nonce", nonce);
        return send(HttpMethod.POST, "/verify", question)
                .map(answer -> answer.getString("assertion", ""))
                .compose(assertion -> believed(assertion, nonce))
                .timeout(budget.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    count.unanswered();
                    return Future.succeededFuture(IdentityVerdict.UNAVAILABLE);
                });
    }

    private Future<IdentityVerdict> believed(String assertion, String nonce) {
        var known = keys;
        var verdict =
                known == null ? null : check.verdict(assertion, known, nonce).orElse(null);
        if (verdict != null) {
            return Future.succeededFuture(verdict);
        }
        // The provider may have begun to sign with a key published since: look once more before calling it a forgery.
        return send(HttpMethod.GET, "/jwks", null).map(published -> {
            var fresh = keySet(published);
            keys = fresh;
            return check.verdict(assertion, fresh, nonce).orElseGet(() -> {
                count.notBelieved();
                return IdentityVerdict.UNAVAILABLE;
            });
        });
    }

    private Future<JsonObject> send(HttpMethod method, String path, @Nullable JsonObject body) {
        var options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(address.resolve(path).toString())
                .setTimeout(budget.toMillis())
                .setHeaders(MultiMap.caseInsensitiveMultiMap().add("content-type", "application/json"));
        // The body is asked for inside: outside, a caller that is not on the loop may ask when it has already gone by.
        return client.request(options)
                .compose(request -> (body == null ? request.send() : request.send(body.toBuffer()))
                        .compose(HttpIdentityProvider::bodyOfSuccess))
                .map(HttpIdentityProvider::json);
    }

    private static Future<Buffer> bodyOfSuccess(HttpClientResponse response) {
        return response.statusCode() == OK
                ? response.body()
                : Future.failedFuture("the identity provider answered " + response.statusCode());
    }

    private static JsonObject json(Buffer body) {
        try {
            return new JsonObject(body);
        } catch (DecodeException | ClassCastException notJson) {
            throw new IllegalStateException("the identity provider's answer is not the agreed JSON");
        }
    }

    private static JsonWebKeySet keySet(JsonObject published) {
        try {
            return new JsonWebKeySet(published.encode());
        } catch (JoseException notKeys) {
            throw new IllegalStateException("the identity provider's keys cannot be read");
        }
    }

    private String nonce() {
        var bytes = new byte[NONCE];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
