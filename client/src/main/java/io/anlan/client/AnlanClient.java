package io.anlan.client;

import io.anlan.client.receipt.ReceiptKeys;
import io.anlan.client.sending.Answer;
import io.anlan.client.sending.Ask;
import io.anlan.client.sending.JsonFields;
import io.anlan.client.sending.Sender;
import io.anlan.client.sending.Sent;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The citizen's client. Each call is one intent: it is repeated under one idempotency key, at most three times, until its
 * outcome is clear, and says itself when it could not be made clear. Stages always complete normally, on the client's
 * event loop: what hangs on them must not block.
 */
public final class AnlanClient implements AutoCloseable {

    private final Sender sender;
    private final Vertx vertx;
    private final boolean ownsVertx;

    AnlanClient(Sender sender, Vertx vertx, boolean ownsVertx) {
        this.sender = sender;
        this.vertx = vertx;
        this.ownsVertx = ownsVertx;
    }

    /** Begins to set up a client. */
    public static AnlanClientBuilder builder() {
        return new AnlanClientBuilder();
    }

    /** Logs a person in by name, id number and one-time code. */
    public CompletionStage<Reply<Session>> login(String name, String idNumber, String code) {
        String body = new JsonObject()
                .put("name", name)
                .put("idType", "resident-id")
                .put("idNumber", idNumber)
                .put("code", code)
                .encode();
        // Nothing is stored by it, so it may be repeated; the key lets the edge repeat it too.
        return send(Ask.post("/sessions", null, IdempotencyKey.fresh().value(), body), AnlanClient::session);
    }

    /** Registers the person of the token. Whoever asks again after a doubt uses the same key. */
    public CompletionStage<Reply<Registration>> register(
            String token, String campaign, String channel, IdempotencyKey key) {
        String uri = "/campaigns/" + escaped(campaign) + "/registrations";
        String body = new JsonObject().put("channel", channel).encode();
        return send(Ask.post(uri, token, key.value(), body), AnlanClient::registration);
    }

    /** Looks a registration up; with the person's token or staff's the whole of it. */
    public CompletionStage<Reply<Registration>> registration(
            String registrationNo, String campaign, @Nullable String token) {
        String uri = "/registrations/" + escaped(registrationNo) + "?campaign=" + escaped(campaign);
        return send(Ask.get(uri, token), AnlanClient::registration);
    }

    /** Claims a seat for the person of the token. Whoever asks again after a doubt uses the same key. */
    public CompletionStage<Reply<Claim>> claim(String token, String campaign, IdempotencyKey key) {
        return send(
                Ask.post("/campaigns/" + escaped(campaign) + "/claims", token, key.value(), ""), AnlanClient::claim);
    }

    /** Gives a held seat back. */
    public CompletionStage<Reply<Claim>> releaseClaim(String token, String claimNo) {
        String uri = "/claims/" + escaped(claimNo) + "/release";
        return send(Ask.post(uri, token, IdempotencyKey.fresh().value(), ""), AnlanClient::claim);
    }

    /** A campaign as JSON. */
    public CompletionStage<Reply<JsonObject>> campaign(String id) {
        return send(Ask.get("/campaigns/" + escaped(id), null), AnlanClient::json);
    }

    /** Makes a campaign from its JSON; the same body again is no error. */
    public CompletionStage<Reply<JsonObject>> createCampaign(String operatorToken, JsonObject campaign) {
        String key = IdempotencyKey.fresh().value();
        return send(Ask.post("/campaigns", operatorToken, key, campaign.encode()), AnlanClient::json);
    }

    /** Closes a campaign; closing again gives the same marker. */
    public CompletionStage<Reply<JsonObject>> closeCampaign(String operatorToken, String id) {
        String uri = "/campaigns/" + escaped(id) + "/close";
        return send(Ask.post(uri, operatorToken, IdempotencyKey.fresh().value(), "{}"), AnlanClient::json);
    }

    /** The keys by which receipts are checked. */
    public CompletionStage<Reply<ReceiptKeys>> receiptKeys() {
        return send(
                Ask.get("/.well-known/anlan-receipt-keys.json", null),
                answer -> json(answer).map(ReceiptKeys::of));
    }

    /** Done when what the client talks to is ready: an edge that sees a site, or a node that serves. */
    public CompletionStage<Reply<Boolean>> health() {
        String uri = sender.route().hedges() ? "/q/health/ready" : "/edge/health";
        return send(Ask.get(uri, null), answer -> Optional.of(answer.isDone()));
    }

    /** Ends what is open as in doubt and closes the connections. */
    @Override
    public void close() {
        sender.close().thenRun(() -> {
            if (ownsVertx) {
                vertx.close();
            }
        });
    }

    private <T> CompletionStage<Reply<T>> send(Ask ask, Function<Answer, Optional<T>> reader) {
        return sender.send(ask).thenApply(sent -> reply(sent, reader));
    }

    private static <T> Reply<T> reply(Sent sent, Function<Answer, Optional<T>> reader) {
        Outcome<T> outcome = sent.outcome()
                .fold(
                        answer -> read(reader, answer)
                                .map(Outcome::done)
                                .orElseGet(() -> Outcome.inDoubt(
                                        new Doubt("The answer could not be read.", Duration.ofSeconds(1)))),
                        Outcome::refused,
                        Outcome::inDoubt);
        return new Reply<>(
                outcome, sent.sends(), sent.firstSend(), sent.firstDefinite(), sent.took(), sent.answeredBy());
    }

    private static Optional<Session> session(Answer answer) {
        Map<String, String> fields = JsonFields.of(answer.body());
        return Optional.ofNullable(fields.get("token"))
                .map(token ->
                        new Session(token, fields.getOrDefault("expiresAt", ""), fields.getOrDefault("name", "")));
    }

    private static Optional<Registration> registration(Answer answer) {
        Map<String, String> fields = JsonFields.of(answer.body());
        return fields.containsKey("registrationNo")
                ? Optional.of(new Registration(fields, answer.body()))
                : Optional.empty();
    }

    private static Optional<Claim> claim(Answer answer) {
        Map<String, String> fields = JsonFields.of(answer.body());
        return Optional.ofNullable(fields.get("claimNo"))
                .map(number -> new Claim(
                        number,
                        fields.getOrDefault("campaign", ""),
                        fields.getOrDefault("site", ""),
                        fields.getOrDefault("state", ""),
                        fields.getOrDefault("durability", "")));
    }

    private static Optional<JsonObject> json(Answer answer) {
        return Optional.of(new JsonObject(answer.body()));
    }

    /** The bytes are a stranger's: whatever they break in reading is an answer that says nothing. */
    private static <T> Optional<T> read(Function<Answer, Optional<T>> reader, Answer answer) {
        try {
            return reader.apply(answer);
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
