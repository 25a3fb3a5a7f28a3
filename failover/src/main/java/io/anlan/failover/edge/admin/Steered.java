package io.anlan.failover.edge.admin;

import io.anlan.failover.edge.plan.SiteWeights;
import io.vertx.core.json.JsonObject;

/** The edge as those who steer it see it. */
public interface Steered {
    /** What it sees and carries at the moment. */
    JsonObject state();

    /** Its metrics in Prometheus' format. */
    String metrics();

    /** The sites' weights in force. */
    SiteWeights weights();

    /** Puts these weights in force; they hold for the next request. */
    void weigh(SiteWeights next);
}
