package io.anlan.failover.edge;

import io.anlan.failover.edge.admin.Steered;
import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.EdgeView;
import io.anlan.failover.edge.plan.NodeHealth;
import io.anlan.failover.edge.plan.SiteWeights;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/** The edge as those who steer it see it: what it sees, what it carries, what it counted. */
final class EdgeState implements Steered {

    private final HealthBoard board;
    private final EdgeLoad load;
    private final EdgeMetrics metrics;
    private final Ticker ticker;

    EdgeState(HealthBoard board, EdgeLoad load, EdgeMetrics metrics, Ticker ticker) {
        this.board = board;
        this.load = load;
        this.metrics = metrics;
        this.ticker = ticker;
    }

    @Override
    public JsonObject state() {
        return new JsonObject()
                .put("draining", load.draining())
                .put("closing", load.closing())
                .put("inFlight", load.inFlight())
                .put("connections", load.connections())
                .put("streams", load.streams())
                .put("secondTriesLeft", Math.round(load.budget().left()))
                .put("requests", requests())
                .put("secondTries", secondTries())
                .put("checks", checks())
                .put("sites", sites());
    }

    @Override
    public String metrics() {
        return metrics.scrape();
    }

    @Override
    public SiteWeights weights() {
        return board.view().weights();
    }

    @Override
    public void weigh(SiteWeights next) {
        board.weigh(next);
    }

    private JsonObject requests() {
        JsonObject ended = new JsonObject();
        for (Ending ending : Ending.values()) {
            ended.put(ending.word(), metrics.count(ending));
        }
        return ended;
    }

    private JsonObject secondTries() {
        JsonObject reasons = new JsonObject();
        for (SecondTry reason : SecondTry.values()) {
            reasons.put(reason.word(), metrics.count(reason));
        }
        return reasons;
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
                    .put("weight", view.weights().of(site))
                    .put("inFlight", load.tries(site))
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
}
