package io.anlan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import io.anlan.local.process.Launch;
import io.anlan.local.process.PartException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A site's edge as those who steer it see it. */
public final class EdgeSteering {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI admin;
    private final String secret;
    private final Launch haproxyWriter;

    EdgeSteering(URI admin, String secret, Launch haproxyWriter) {
        this.admin = admin;
        this.secret = secret;
        this.haproxyWriter = haproxyWriter;
    }

    /** What writes an HAProxy's configuration for its place. */
    public Launch haproxyWriter() {
        return haproxyWriter;
    }

    /** What it sees and carries; empty when it does not answer. */
    public Optional<JsonNode> state() {
        return Health.get(admin.resolve("/admin/state"), secret).map(answer -> json(answer.body()));
    }

    /** True when the edge sees a node of that site that takes requests. */
    public boolean sees(SiteId site) {
        return state().filter(state -> state.path("sites")
                        .path(site.number() - 1)
                        .path("state")
                        .asText()
                        .equals("UP"))
                .isPresent();
    }

    /** From now on the sites take these shares of their persons, of a hundred. */
    public void weigh(Map<SiteId, Integer> weights) {
        var body = JSON.createObjectNode();
        weights.forEach((site, weight) -> body.put(site.id(), weight));
        var answer = Health.put(admin.resolve("/admin/weights"), secret, body.toString());
        if (answer.map(heard -> heard.statusCode()).orElse(0) != 200) {
            throw new PartException("the edge at " + admin + " did not take the weights: "
                    + answer.map(heard -> heard.body()).orElse("no answer"));
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new PartException("an edge's state is no JSON", e);
        }
    }
}
