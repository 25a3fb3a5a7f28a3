package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SiteId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Asks every part at once, so that one that is frozen delays nothing but its own line. */
final class StatusLook {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Places places;
    private final Executor askers = Executors.newCachedThreadPool(StatusLook::daemon);

    StatusLook(Places places) {
        this.places = places;
    }

    ObjectNode now() {
        Map<SiteId, List<CompletableFuture<JsonNode>>> nodes = new EnumMap<>(SiteId.class);
        Map<SiteId, CompletableFuture<JsonNode>> links = new EnumMap<>(SiteId.class);
        for (SiteId site : SiteId.values()) {
            nodes.put(site, asked(places.nodes(site), "/q/health/site"));
            links.put(site, asked(() -> places.replicator(site), "/links"));
        }
        List<CompletableFuture<JsonNode>> edges = asked(places.edges(), "/admin/state");
        List<CompletableFuture<JsonNode>> directors =
                places.directors().stream().map(this::director).toList();
        CompletableFuture<JsonNode> leases = leases(directors.isEmpty());
        ObjectNode seen = JSON.createObjectNode();
        ArrayNode sites = seen.putArray("sites");
        nodes.forEach((site, asked) -> sites.add(
                site(site, asked, Objects.requireNonNull(links.get(site)).join())));
        all(seen.putArray("edges"), edges);
        all(seen.putArray("directors"), directors);
        leases.join().path("leases").forEach(seen.putArray("leases")::add);
        return seen.put("well", StatusVerdict.well(seen));
    }

    /** Where it stands is open to all, so it is told even to whom the directors do not admit. */
    private CompletableFuture<JsonNode> director(Call director) {
        return asked(director::asAnybody, "/health/live")
                .thenApply(
                        said -> ((ObjectNode) said).put("name", director.name().replaceFirst("^the ", "")));
    }

    private CompletableFuture<JsonNode> leases(boolean nobodyGrants) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return nobodyGrants
                                ? JSON.createObjectNode()
                                : new Directors(places).ask(director -> director.get("/leases"));
                    } catch (StopException untold) {
                        return JSON.createObjectNode();
                    }
                },
                askers);
    }

    private static JsonNode site(SiteId site, List<CompletableFuture<JsonNode>> nodes, JsonNode links) {
        ObjectNode seen = JSON.createObjectNode().put("site", site.id());
        all(seen.putArray("nodes"), nodes);
        if (links.isArray()) {
            seen.set("links", links);
        } else {
            seen.putArray("links");
            seen.put("replicator", links.path("silent").asText());
        }
        return seen;
    }

    private static void all(ArrayNode into, List<CompletableFuture<JsonNode>> asked) {
        asked.forEach(one -> into.add(one.join()));
    }

    private List<CompletableFuture<JsonNode>> asked(List<Call> parts, String path) {
        return parts.stream().map(part -> asked(() -> part, path)).toList();
    }

    private CompletableFuture<JsonNode> asked(Supplier<Call> part, String path) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return part.get().get(path);
                    } catch (StopException silent) {
                        return JSON.createObjectNode().put("silent", silent.getMessage());
                    }
                },
                askers);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "asks");
        thread.setDaemon(true);
        return thread;
    }
}
