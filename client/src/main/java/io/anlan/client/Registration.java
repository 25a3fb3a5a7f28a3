package io.anlan.client;

import io.anlan.client.receipt.Receipt;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * A registration as the service tells it. Whoever is neither the person nor staff learns number, campaign, durability
 * and validity only; the other texts are empty then.
 */
public final class Registration {

    private final Map<String, String> fields;
    private final Buffer body;

    Registration(Map<String, String> fields, Buffer body) {
        this.fields = fields;
        this.body = body;
    }

    /** The registration number. */
    public String registrationNo() {
        return text("registrationNo");
    }

    /** The campaign's id. */
    public String campaign() {
        return text("campaign");
    }

    /** The channel of the registration that counts. */
    public String channel() {
        return text("channel");
    }

    /** The site that accepted it. */
    public String site() {
        return text("site");
    }

    /** When it was accepted, RFC 3339. */
    public String acceptedAt() {
        return text("acceptedAt");
    }

    /** {@code BOTH_SITES} or {@code ONE_SITE}. */
    public String durability() {
        return text("durability");
    }

    /** The person had registered before this request. */
    public boolean alreadyRegistered() {
        return Boolean.parseBoolean(text("alreadyRegistered"));
    }

    /** It is the one of at most two that counts. */
    public boolean counts() {
        return Boolean.parseBoolean(text("counts"));
    }

    /** It is a valid registration, for who may see no more. */
    public boolean valid() {
        return Boolean.parseBoolean(text("valid"));
    }

    /** The signed receipt, read when asked for: most callers of a load never do. */
    public Optional<Receipt> receipt() {
        return Optional.ofNullable(new JsonObject(body).getJsonObject("receipt"))
                .map(Receipt::of);
    }

    /** Says what is no secret. */
    @Override
    public String toString() {
        return "Registration[" + campaign() + ", " + site() + ", " + durability() + "]";
    }

    private String text(String field) {
        return fields.getOrDefault(field, "");
    }
}
