package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.EdgeView;
import io.anlan.failover.edge.plan.NodeHealth;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** The edge's own addresses: what it sees, what it counts, whether it should be used. */
final class OwnPages {

    static final String PATH = "/edge/";

    private final HealthBoard board;
    private final EdgeLoad load;
    private final EdgeMetrics metrics;
    private final Ticker ticker;

    OwnPages(HealthBoard board, EdgeLoad load, EdgeMetrics metrics, Ticker ticker) {
        this.board = board;
        this.load = load;
        this.metrics = metrics;
        this.ticker = ticker;
    }

    void answer(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        switch (request.path()) {
            case "/edge/status" -> json(response, 200, status());
            case "/edge/health" -> json(response, usable() ? 200 : 503, health());
            case "/edge/metrics" -> {
                response.headers().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                response.end(metrics.scrape());
            }
            default ->
                reply.problem(EdgeProblem.NOT_FOUND, "The edge has status, metrics and health.", Ending.REFUSED, 0);
        }
    }

    /** An edge that leaves, or that sees no site, should not be sent citizens while there is another. */
    private boolean usable() {
        EdgeView view = board.view();
        return !load.draining() && (view.isUp(SiteId.SITE_A) || view.isUp(SiteId.SITE_B));
    }

    private JsonObject health() {
        return new JsonObject().put("status", usable() ? "UP" : "DOWN").put("draining", load.draining());
    }

    private JsonObject status() {
        JsonObject ended = new JsonObject();
        for (Ending ending : Ending.values()) {
            ended.put(ending.word(), metrics.count(ending));
        }
        JsonObject secondTries = new JsonObject();
        for (SecondTry reason : SecondTry.values()) {
            secondTries.put(reason.word(), metrics.count(reason));
        }
        return new JsonObject()
                .put("draining", load.draining())
                .put("closing", load.closing())
                .put("inFlight", load.inFlight())
                .put("connections", load.connections())
                .put("requests", ended)
                .put("secondTries", secondTries)
                .put("checks", checks())
                .put("sites", sites());
    }

    private JsonObject checks() {
        CheckRules rules = board.rules();
        return new JsonObject()
                .put("everyMillis", rules.every().toMillis())
                .put("timeoutMillis", rules.timeout().toMillis())
                .put("downAfter", rules.downAfter())
                .put("upAfter", rules.upAfter())
                .put("slowStartMillis", rules.slowStart().toMillis());
    }

    private JsonArray sites() {
        EdgeView view = board.view();
        JsonArray sites = new JsonArray();
        for (SiteId site : SiteId.values()) {
            JsonArray nodes = new JsonArray();
            view.at(site).forEach(health -> nodes.add(node(health)));
            sites.add(new JsonObject()
                    .put("site", site.id())
                    .put("state", view.isUp(site) ? "UP" : "DOWN")
                    .put("nodes", nodes));
        }
        return sites;
    }

    private JsonObject node(NodeHealth health) {
        long now = ticker.monotonicNanos();
        return new JsonObject()
                .put("node", health.node().name())
                .put("state", health.state().name())
                .put("sinceMillis", TimeUnit.NANOSECONDS.toMillis(now - health.sinceNanos()))
                .put("weight", Math.round(health.weight(board.rules(), now) * 100) / 100.0)
                .put("failuresInARow", health.failures());
    }

    private static void json(HttpServerResponse response, int status, JsonObject body) {
        response.setStatusCode(status);
        response.headers().set("Content-Type", "application/json").set("Cache-Control", "no-store");
        response.end(body.toBuffer());
    }
}
