package io.anlan.failover.director;

import io.anlan.failover.decide.SiteState;
import io.anlan.failover.decide.Situation;
import io.anlan.failover.view.SiteReport;
import io.anlan.kernel.SiteId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the nodes, the replicator and the edges of this place, and has the edges take the weights agreed on. */
final class OwnSite {
    private final WatchConfig config;
    private final Questions questions;
    /** The weights agreed on that each edge was last seen to have. */
    private final Map<URI, String> told = new ConcurrentHashMap<>();

    OwnSite(WatchConfig config, Questions questions) {
        this.config = config;
        this.questions = questions;
    }

    /** One look; what does not answer is missing in the report. */
    Future<SiteReport> look(Map<SiteId, SiteState> states) {
        JsonObject weights = new JsonObject();
        states.forEach((site, state) -> weights.put(site.id(), state.weight()));
        List<Future<JsonObject>> nodes = config.nodes().stream()
                .map(node -> object(questions.get(node, "/q/health/site", null)))
                .toList();
        List<Future<JsonObject>> edges =
                config.edges().stream().map(edge -> steer(edge, weights)).toList();
        Future<Long> lag = lag();
        List<Future<?>> all = new ArrayList<>(nodes);
        all.addAll(edges);
        all.add(lag);
        return Future.join(all)
                .otherwiseEmpty()
                .map(joined -> report(answered(nodes), answered(edges), lag, Situation.text(states)));
    }

    private SiteReport report(List<JsonObject> nodes, List<JsonObject> edges, Future<Long> lag, String states) {
        long undrained = nodes.stream()
                .mapToLong(
                        node -> node.getJsonObject("journal", new JsonObject()).getLong("oldestUndrainedMillis", -1L))
                .max()
                .orElse(-1);
        return new SiteReport(
                config.nodes().size(),
                (int) nodes.stream()
                        .filter(node -> "SERVING".equals(node.getString("state")))
                        .count(),
                !nodes.isEmpty()
                        && nodes.size() == config.nodes().size()
                        && nodes.stream().allMatch(node -> "whole".equals(node.getString("redundancy"))),
                lag.succeeded() ? lag.result() : -1,
                undrained,
                config.edges().size(),
                isTold(edges) ? states : "",
                inFlight(edges, "site-a"),
                inFlight(edges, "site-b"));
    }

    private boolean isTold(List<JsonObject> edges) {
        return edges.size() == config.edges().size() && edges.stream().allMatch(edge -> edge.getBoolean("told", false));
    }

    /**
     * A site that is not to serve has the weight 0, told again to an edge that was started anew. One that serves keeps what
     * an operator gave it, and is given all only when it has begun to serve.
     */
    private Future<JsonObject> steer(URI edge, JsonObject weights) {
        Optional<String> secret = Questions.secret(config.edgeSecret());
        if (secret.isEmpty()) {
            return Future.failedFuture("no secret for the edges");
        }
        return object(questions.get(edge, "/admin/state", secret.get())).compose(state -> {
            JsonObject wanted = wanted(edge, state, weights);
            if (wanted.isEmpty()) {
                told.put(edge, weights.encode());
                return Future.succeededFuture(state.put("told", true));
            }
            return questions
                    .send(HttpMethod.PUT, edge, "/admin/weights", secret.get(), Buffer.buffer(wanted.encode()))
                    .map(answer -> state.put("told", false));
        });
    }

    /** The weights that this edge must change. */
    private JsonObject wanted(URI edge, JsonObject state, JsonObject weights) {
        boolean known = weights.encode().equals(told.get(edge));
        JsonObject wanted = new JsonObject();
        state.getJsonArray("sites", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .forEach(one -> {
                    String site = one.getString("site", "");
                    int has = one.getInteger("weight", -1);
                    int agreed = weights.getInteger(site, has);
                    if (agreed == 0 ? has != 0 : has == 0 && !known) {
                        wanted.put(site, agreed);
                    }
                });
        return wanted;
    }

    private static long inFlight(List<JsonObject> edges, String site) {
        return edges.stream()
                .flatMap(edge -> edge.getJsonArray("sites", new JsonArray()).stream())
                .map(JsonObject.class::cast)
                .filter(one -> site.equals(one.getString("site")))
                .mapToLong(one -> one.getLong("inFlight", 0L))
                .sum();
    }

    /** How far this site's registration store is behind its peer's, by the link that comes from there. */
    private Future<Long> lag() {
        URI replicator = config.replicator();
        Optional<String> secret = Questions.secret(config.replicatorKey());
        if (replicator == null || secret.isEmpty()) {
            return Future.failedFuture("no replicator to ask");
        }
        return questions
                .get(replicator, "/links", secret.get())
                .map(answer -> ((JsonArray) answer)
                        .stream()
                                .map(JsonObject.class::cast)
                                .filter(link -> link.getString("link", "").matches("site-[ab]-to-site-[ab]"))
                                .filter(link -> "RUNNING".equals(link.getString("state")))
                                .mapToLong(link -> link.getLong("lagMillis", -1L))
                                .max()
                                .orElse(-1));
    }

    private static Future<JsonObject> object(Future<Object> answer) {
        return answer.map(JsonObject.class::cast);
    }

    private static List<JsonObject> answered(List<Future<JsonObject>> asked) {
        return asked.stream().filter(Future::succeeded).map(Future::result).toList();
    }
}
