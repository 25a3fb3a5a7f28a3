package io.anlan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import io.anlan.local.process.PartException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What an operator asks of a site's replicator over HTTP. */
public final class ReplicatorCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final URI replicator;
    private final String token;

    private ReplicatorCalls(String name, URI replicator, String token) {
        this.name = name;
        this.replicator = replicator;
        this.token = token;
    }

    /** The replicator of one site of a twin. */
    public static ReplicatorCalls of(Twin twin, SiteId site) {
        return new ReplicatorCalls("the replicator of " + site, twin.plan().replicator(site), twin.operatorToken());
    }

    /** Asks for something to be done; a refusal is thrown in one line. */
    public JsonNode post(String path) {
        return read(Health.post(replicator.resolve(path), token, PATIENCE), path);
    }

    /** Looks. */
    public JsonNode get(String path) {
        return read(Health.get(replicator.resolve(path), token), path);
    }

    private JsonNode read(Optional<HttpResponse<String>> answer, String path) {
        var heard = answer.orElseThrow(() -> new PartException(name + " does not answer; look: ./anlan status"));
        try {
            var body = JSON.readTree(heard.body());
            if (heard.statusCode() >= 300) {
                throw new PartException(
                        name + " refuses: " + body.path("detail").asText("status " + heard.statusCode()));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new PartException(name + " answers " + path + " with something that is no JSON", e);
        }
    }
}
