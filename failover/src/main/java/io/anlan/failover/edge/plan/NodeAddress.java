package io.anlan.failover.edge.plan;

import io.anlan.kernel.SiteId;

/** Where one node of a site listens. */
public record NodeAddress(SiteId site, String host, int port) {

    /** The node's name in status, metrics and log. */
    public String name() {
        return host + ":" + port;
    }
}
