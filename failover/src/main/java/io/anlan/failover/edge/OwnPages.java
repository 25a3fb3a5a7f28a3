package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.EdgeView;
import io.anlan.kernel.SiteId;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** The edge's own address among the citizens': whether it should be used. All else is told at the admin port. */
final class OwnPages {

    static final String PATH = "/edge/";

    private final HealthBoard board;
    private final EdgeLoad load;

    OwnPages(HealthBoard board, EdgeLoad load) {
        this.board = board;
        this.load = load;
    }

    void answer(HttpServerRequest request, Reply reply) {
        if (request.path().equals("/edge/health")) {
            health(request.response());
        } else {
            reply.problem(EdgeProblem.NOT_FOUND, "The edge has health here.", Ending.REFUSED, 0);
        }
    }

    /** An edge that warms itself, leaves, or sees no site should not be sent citizens while there is another. */
    private boolean usable() {
        EdgeView view = board.view();
        return !load.rehearsing() && !load.draining() && (view.isUp(SiteId.SITE_A) || view.isUp(SiteId.SITE_B));
    }

    private void health(HttpServerResponse response) {
        boolean usable = usable();
        JsonObject body = new JsonObject().put("status", usable ? "UP" : "DOWN").put("draining", load.draining());
        response.setStatusCode(usable ? 200 : 503);
        response.headers().set("Content-Type", "application/json").set("Cache-Control", "no-store");
        response.end(body.toBuffer());
    }
}
