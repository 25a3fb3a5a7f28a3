package io.anlan.client.receipt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A signed receipt as the service gave it; whether it is true is for {@link ReceiptCheck} to say. */
public record Receipt(
        int version,
        String kid,
        String site,
        String registrationNo,
        String campaign,
        String personCommitment,
        String acceptedAt,
        String channel,
        String durability,
        String leafText,
        String leaf,
        int index,
        int count,
        List<String> path,
        String root,
        String signature) {

    public Receipt {
        path = List.copyOf(path);
    }

    /** Reads a receipt; a field that is missing is an empty text, which no check lets pass. */
    public static Receipt of(JsonObject json) {
        JsonArray path = json.getJsonArray("path", new JsonArray());
        return new Receipt(
                json.getInteger("version", 0),
                text(json, "kid"),
                text(json, "site"),
                text(json, "registrationNo"),
                text(json, "campaign"),
                text(json, "personCommitment"),
                text(json, "acceptedAt"),
                text(json, "channel"),
                text(json, "durability"),
                text(json, "leafText"),
                text(json, "leaf"),
                json.getInteger("index", -1),
                json.getInteger("count", 0),
                path.stream().map(String::valueOf).toList(),
                text(json, "root"),
                text(json, "signature"));
    }

    private static String text(JsonObject json, String field) {
        return json.getString(field, "");
    }
}
