package io.anlan.app.receipt.http;

import io.anlan.app.identity.Key;
import io.anlan.app.identity.KeyKind;
import io.anlan.app.identity.Keyring;
import io.anlan.app.problem.Fields;
import io.anlan.app.problem.Problems;
import io.anlan.app.receipt.QrImage;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.person.RegistrationNo;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What it takes to check a receipt: the public keys of both sites, and a QR that leads a phone to it. */
@Singleton
public final class ReceiptRoutes {

    /** The first 16 bytes of the leaf's hash in hex. */
    private static final Pattern LEAF = Pattern.compile("[0-9a-f]{32}");
    /** A name of 253 characters and a port; of a longer one a phone could not read the QR. */
    private static final int HOST_LONGEST = 259;

    private static final Refusal NO_HOST = Refusal.of(
            "bad-request", 400, "The header Host must say in at most 259 characters how the service is called.");

    private final Keyring keyring;
    private final Optional<String> publicAddress;

    ReceiptRoutes(Keyring keyring, @ConfigProperty(name = "anlan.public-address") Optional<String> publicAddress) {
        this.keyring = keyring;
        this.publicAddress = publicAddress;
    }

    @PermitAll
    void serve(@Observes Router router) {
        var keys = router.get("/.well-known/anlan-receipt-keys.json").handler(this::keys);
        var qr = router.get("/registrations/:no/qr.svg").handler(this::qr);
    }

    private void keys(RoutingContext context) {
        var keys = new JsonArray();
        keyring.all(KeyKind.RECEIPT_PUBLIC).forEach(key -> keys.add(jwk(key)));
        var unused = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                // Anyone may check receipts, also a page of somebody else's.
                .putHeader("Access-Control-Allow-Origin", "*")
                .end(new JsonObject().put("keys", keys).toBuffer());
    }

    private static JsonObject jwk(Key key) {
        var site = key.site();
        return new JsonObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("alg", "EdDSA")
                .put("use", "sig")
                .put("kid", key.kid())
                .put("site", site == null ? null : site.id())
                .put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(key.material()));
    }

    /**
     * Draws what the asker says: number and leaf stand on the asker's receipt, so nothing is looked up, nothing can leak
     * and either site can draw it.
     */
    private void qr(RoutingContext context) {
        var leaf = context.queryParam("leaf").stream().findFirst().orElse(null);
        var complaint = Fields.word("leaf", leaf, LEAF);
        if (complaint != null) {
            Problems.refuse(context, complaint);
            return;
        }
        var address = address(context.request());
        if (address == null) {
            Problems.refuse(context, NO_HOST);
            return;
        }
        Outcome<RegistrationNo> number = RegistrationNo.parse(context.pathParam("no"));
        Runnable answer = number.fold(
                parsed -> () -> draw(context, address + "/r/" + parsed.value() + "#" + leaf),
                refusal -> () -> Problems.refuse(context, refusal),
                doubt -> () -> Problems.doubt(context, doubt));
        answer.run();
    }

    private static void draw(RoutingContext context, String text) {
        var unused = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "image/svg+xml")
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=86400")
                .end(QrImage.svg(text));
    }

    /** As configured, or as the asker called us: then the QR leads whoever scans it the way the asker came. */
    private @Nullable String address(HttpServerRequest request) {
        if (publicAddress.isPresent()) {
            return publicAddress.get();
        }
        var host = request.authority() == null ? "" : request.authority().toString();
        return host.isEmpty() || host.length() > HOST_LONGEST ? null : request.scheme() + "://" + host;
    }
}
