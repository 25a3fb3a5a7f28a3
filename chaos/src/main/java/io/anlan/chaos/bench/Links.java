package io.anlan.chaos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All links of a twin: stopped, started, and how far behind they are. */
public final class Links {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Twin twin;

    public Links(Twin twin) {
        this.twin = twin;
    }

    /** Asks all to stop; they do so soon. */
    public void pause() throws IOException, InterruptedException {
        steerAll("pause");
    }

    /** Asks all to go on. */
    public void resume() throws IOException, InterruptedException {
        steerAll("resume");
    }

    /** The lag of the slowest link, in milliseconds. */
    public long lagMillis() throws IOException, InterruptedException {
        long worst = 0;
        for (Link link : all()) {
            worst = Math.max(worst, link.state.path("lagMillis").asLong());
        }
        return worst;
    }

    /** The lag of each link, for a note. */
    String lag() throws IOException, InterruptedException {
        Map<String, String> lags = new LinkedHashMap<>();
        for (Link link : all()) {
            lags.put(
                    link.name(),
                    link.state.path("lagMillis").asLong() + " ms / "
                            + link.state.path("lagBytes").asLong() / 1024 + " KiB");
        }
        return "lag at end " + lags;
    }

    /** Asks one to stop; it does so soon. */
    public void pause(String name) throws IOException, InterruptedException {
        steer(one(name), "pause");
    }

    /** Asks one to go on. */
    public void resume(String name) throws IOException, InterruptedException {
        steer(one(name), "resume");
    }

    /** The state of one. */
    public String state(String name) throws IOException, InterruptedException {
        return one(name).state.path("state").asText();
    }

    private Link one(String name) throws IOException, InterruptedException {
        return all().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("the twin has no link " + name));
    }

    private void steerAll(String verb) throws IOException, InterruptedException {
        for (Link link : all()) {
            steer(link, verb);
        }
    }

    private void steer(Link link, String verb) throws IOException, InterruptedException {
        HttpRequest request = to(link.replicator.resolve("/links/" + link.name() + "/" + verb))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException(verb + " " + link.name() + " answered " + status);
        }
    }

    private List<Link> all() throws IOException, InterruptedException {
        List<Link> links = new ArrayList<>();
        for (SiteId site : SiteId.values()) {
            URI replicator = twin.plan().replicator(site);
            HttpResponse<String> answer =
                    http.send(to(replicator.resolve("/links")).GET().build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("/links answered " + answer.statusCode());
            }
            JSON.readTree(answer.body()).forEach(state -> links.add(new Link(replicator, state)));
        }
        return links;
    }

    private HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Authorization", "Bearer " + twin.operatorToken());
    }

    private record Link(URI replicator, JsonNode state) {
        String name() {
            return state.path("link").asText();
        }
    }
}
