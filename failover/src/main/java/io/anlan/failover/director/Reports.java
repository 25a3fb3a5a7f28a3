package io.anlan.failover.director;

import io.anlan.failover.view.SiteReport;
import io.vertx.core.json.JsonObject;

/** A site's report as JSON. */
final class Reports {
    private Reports() {}

    static JsonObject write(SiteReport report) {
        return new JsonObject()
                .put("nodes", report.nodes())
                .put("nodesServing", report.nodesServing())
                .put("whole", report.whole())
                .put("lagMillis", report.lagMillis())
                .put("undrainedMillis", report.undrainedMillis())
                .put("edges", report.edges())
                .put("edgesTold", report.edgesTold())
                .put("inFlightAtA", report.inFlightAtA())
                .put("inFlightAtB", report.inFlightAtB());
    }

    /** What another version does not say is not known. */
    static SiteReport read(JsonObject text) {
        return new SiteReport(
                text.getInteger("nodes", 0),
                text.getInteger("nodesServing", 0),
                text.getBoolean("whole", false),
                text.getLong("lagMillis", -1L),
                text.getLong("undrainedMillis", -1L),
                text.getInteger("edges", 0),
                text.getValue("edgesTold") instanceof String told ? told : "",
                text.getLong("inFlightAtA", -1L),
                text.getLong("inFlightAtB", -1L));
    }
}
