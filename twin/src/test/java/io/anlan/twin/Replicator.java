package io.anlan.twin;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.kernel.SiteId;
import java.util.Map;

/** The replicator of a site: its links can be paused. */
record Replicator(Caller caller, String operatorToken) {
    static String linkFrom(SiteId source) {
        return source.id() + "-to-" + source.peer().id();
    }

    void pause(String link) {
        steer(link, "pause");
    }

    void resume(String link) {
        steer(link, "resume");
    }

    void resumeAll() {
        for (JsonNode link : links()) {
            resume(link.path("link").asText());
        }
    }

    JsonNode links() {
        Answer answer = caller.get("/links", bearer());
        if (answer.status() != 200) {
            throw new IllegalStateException("GET /links: " + answer.status() + " " + answer.raw());
        }
        return answer.body();
    }

    /** Has the site filled from its peer by links that begin anew; it goes on by itself. */
    void reseed() {
        Answer answer = caller.post("/reseed", "", bearer());
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("POST /reseed: " + answer.status() + " " + answer.raw());
        }
    }

    private void steer(String link, String verb) {
        Answer answer = caller.post("/links/" + link + "/" + verb, "", bearer());
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(verb + " " + link + ": " + answer.status() + " " + answer.raw());
        }
    }

    private Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + operatorToken);
    }
}
