package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether what was seen is as it should be. */
final class StatusVerdict {
    private StatusVerdict() {}

    static boolean well(JsonNode seen) {
        for (JsonNode site : seen.path("sites")) {
            if (!siteWell(site)) {
                return false;
            }
        }
        for (JsonNode edge : seen.path("edges")) {
            if (edge.path("sites").isEmpty()) {
                return false;
            }
            for (JsonNode site : edge.path("sites")) {
                if (!site.path("state").asText().equals("UP")) {
                    return false;
                }
            }
        }
        for (JsonNode director : seen.path("directors")) {
            if (!directorWell(director)) {
                return false;
            }
        }
        return !seen.path("sites").isEmpty();
    }

    private static boolean directorWell(JsonNode director) {
        return !director.path("leader").asText().isEmpty()
                && director.path("votes").asBoolean();
    }

    private static boolean siteWell(JsonNode site) {
        for (JsonNode node : site.path("nodes")) {
            if (!nodeWell(node)) {
                return false;
            }
        }
        for (JsonNode link : site.path("links")) {
            if (!LinkView.well(link)) {
                return false;
            }
        }
        return !site.path("nodes").isEmpty() && !site.path("links").isEmpty();
    }

    static boolean nodeWell(JsonNode node) {
        return node.path("state").asText().equals("SERVING")
                && node.path("redundancy").asText().equals("whole")
                && node.path("peer").path("vouches").asBoolean();
    }
}
