package io.anlan.chaos.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.chaos.machine.CannotBreak;
import io.anlan.kernel.SiteId;
import io.anlan.local.ReplicatorCalls;
import io.anlan.local.Twin;

/** One link of a twin, at the replicator that runs it. */
record Link(String name, ReplicatorCalls replicator) {
    /** By its name, such as {@code site-a-to-site-b}; it runs at its target. */
    static Link of(Twin twin, String name) {
        for (SiteId site : SiteId.values()) {
            ReplicatorCalls replicator = ReplicatorCalls.of(twin, site);
            for (JsonNode link : replicator.get("/links")) {
                if (link.path("link").asText().equals(name)) {
                    return new Link(name, replicator);
                }
            }
        }
        throw new CannotBreak("no replicator runs a link " + name);
    }

    JsonNode seen() {
        for (JsonNode link : replicator.get("/links")) {
            if (link.path("link").asText().equals(name)) {
                return link;
            }
        }
        throw new IllegalStateException(name + " has gone");
    }

    String state() {
        return seen().path("state").asText();
    }

    void ask(String verb) {
        JsonNode unused = replicator.post("/links/" + name + "/" + verb);
    }
}
