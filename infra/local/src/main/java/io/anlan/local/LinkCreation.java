package io.anlan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.local.process.Await;
import io.anlan.local.process.PartException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Has a replicator create those of its links that have never been created; a link that exists is left alone. A database that is
 * new while others hold rows gets none: it wants a reseed, which makes them.
 */
final class LinkCreation {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration ONE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TwinPart replicator;
    private final URI uri;
    private final String operatorToken;
    private String lastHeard = "no answer yet";
    private boolean wantsReseed;

    LinkCreation(TwinPart replicator, URI uri, String operatorToken) {
        this.replicator = replicator;
        this.uri = uri;
        this.operatorToken = operatorToken;
    }

    /** Returns when every link of this replicator exists, or none can be made before a reseed: false. */
    boolean run() {
        Await.that("the links of " + replicator.name() + " are created", LIMIT)
                .unless(replicator.process()::mustRun)
                .explainedBy(() -> "; last heard: " + lastHeard)
                .until(() -> allExist() || wantsReseed);
        return !wantsReseed;
    }

    private boolean allExist() {
        var links = links();
        if (links.isEmpty()) {
            return false;
        }
        var missing = 0;
        for (var link : inOrder(links.get())) {
            if (link.path("state").asText().equals("NOT_CREATED") && !wantsReseed) {
                missing++;
                create(link.path("link").asText());
            }
        }
        return missing == 0;
    }

    /** Those between the sites first: where they are refused, those to the platform store are made by the reseed as well. */
    private static List<JsonNode> inOrder(JsonNode links) {
        var ordered = new ArrayList<JsonNode>();
        links.forEach(ordered::add);
        ordered.sort(Comparator.comparing(link -> !link.path("link").asText().startsWith("site-")));
        return ordered;
    }

    private void create(String link) {
        var answer = Health.post(uri.resolve("/links/" + link + "/create"), operatorToken, ONE);
        lastHeard = answer.map(heard -> "create " + link + ": " + said(heard)).orElse("create " + link + ": no answer");
        wantsReseed = answer.filter(
                        heard -> heard.statusCode() == 409 && heard.body().contains("source-holds-rows"))
                .isPresent();
    }

    private Optional<JsonNode> links() {
        var answer = Health.get(uri.resolve("/links"), operatorToken);
        if (answer.isEmpty() || answer.get().statusCode() != 200) {
            lastHeard = answer.map(heard -> "GET /links: " + said(heard)).orElse("GET /links: no answer");
            return Optional.empty();
        }
        try {
            var links = JSON.readTree(answer.get().body());
            return links.isArray() && !links.isEmpty() ? Optional.of(links) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new PartException(replicator.name() + " answers GET /links with something that is no JSON", e);
        }
    }

    private static String said(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().lines().findFirst().orElse("");
    }
}
