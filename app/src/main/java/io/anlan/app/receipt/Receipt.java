package io.anlan.app.receipt;

import java.util.List;

/**
 * A signed receipt, as the citizen keeps it. {@code path} leads from {@code leaf} to {@code root}; the signature is over
 * the root, so that one signature serves a whole batch.
 */
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

    /** Appends the receipt as JSON: written by hand because every registration pays for it. */
    public void appendJson(StringBuilder out) {
        out.append("{\"version\":").append(version);
        text(out, "kid", kid);
        text(out, "site", site);
        text(out, "registrationNo", registrationNo);
        text(out, "campaign", campaign);
        text(out, "personCommitment", personCommitment);
        text(out, "acceptedAt", acceptedAt);
        text(out, "channel", channel);
        text(out, "durability", durability);
        // Only its line ends need escaping: every field of it is of a restricted alphabet, checked at the door.
        text(out, "leafText", leafText.replace("\n", "\\n"));
        text(out, "leaf", leaf);
        out.append(",\"index\":").append(index).append(",\"count\":").append(count);
        out.append(",\"path\":[");
        for (var i = 0; i < path.size(); i++) {
            out.append(i == 0 ? "\"" : ",\"").append(path.get(i)).append('"');
        }
        out.append(']');
        text(out, "root", root);
        text(out, "signature", signature);
        out.append('}');
    }

    /** The receipt as JSON. */
    public String json() {
        var out = new StringBuilder(1200);
        appendJson(out);
        return out.toString();
    }

    private static void text(StringBuilder out, String name, String value) {
        out.append(",\"").append(name).append("\":\"").append(value).append('"');
    }
}
