package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What was seen, on one screen; the words are those the runbooks look for. */
final class StatusText {
    private static final int FULL = 100;

    private StatusText() {}

    static String of(JsonNode seen) {
        StringBuilder text = new StringBuilder();
        for (JsonNode site : seen.path("sites")) {
            for (JsonNode node : site.path("nodes")) {
                text.append(node(site.path("site").asText(), node)).append('\n');
            }
            for (JsonNode link : site.path("links")) {
                text.append("  ").append(LinkView.text(link)).append('\n');
            }
            if (site.has("replicator")) {
                text.append("  replicator silent: ")
                        .append(site.path("replicator").asText())
                        .append('\n');
            }
        }
        for (JsonNode edge : seen.path("edges")) {
            text.append(edge(edge)).append('\n');
        }
        for (JsonNode director : seen.path("directors")) {
            text.append(director(director)).append('\n');
        }
        for (JsonNode lease : seen.path("leases")) {
            text.append("  ").append(LeaseCommand.text(lease)).append('\n');
        }
        return text.append(seen.path("well").asBoolean() ? "all is well" : "not all is well")
                .toString();
    }

    private static String node(String site, JsonNode node) {
        if (node.has("silent")) {
            return site + " SILENT  " + node.path("silent").asText();
        }
        JsonNode peer = node.path("peer");
        JsonNode journal = node.path("journal");
        return String.format(
                Locale.ROOT,
                "%s %s  node %s  redundancy %s  peer %s (beat %d ms)  undrained %d ms  one-site %d  queue %d",
                site,
                node.path("state").asText(),
                node.path("node").asText(),
                node.path("redundancy").asText(),
                peer.path("vouches").asBoolean() ? "vouches" : "does not vouch",
                peer.path("beatAgeMillis").asLong(),
                journal.path("oldestUndrainedMillis").asLong(),
                node.path("oneSiteBatches").asLong(),
                node.path("queue").asLong());
    }

    private static String director(JsonNode director) {
        String name = director.path("name").asText();
        if (director.has("silent")) {
            return name + " SILENT  " + director.path("silent").asText();
        }
        String leader = director.path("leader").asText();
        String stands = director.path("leads").asBoolean()
                ? "leads"
                : leader.isEmpty() ? "KNOWS NO LEADER" : "follows " + leader;
        return name + "  " + stands + (director.path("votes").asBoolean() ? "" : "  DOES NOT VOTE");
    }

    private static String edge(JsonNode edge) {
        if (edge.has("silent")) {
            return "edge SILENT  " + edge.path("silent").asText();
        }
        StringBuilder text = new StringBuilder("edge");
        for (JsonNode site : edge.path("sites")) {
            text.append("  ")
                    .append(site.path("site").asText())
                    .append(' ')
                    .append(site.path("state").asText());
            // A site that was drained is well, and yet somebody should know.
            if (site.path("weight").asInt(FULL) < FULL) {
                text.append(" weight ").append(site.path("weight").asInt());
            }
        }
        return text.toString();
    }
}
