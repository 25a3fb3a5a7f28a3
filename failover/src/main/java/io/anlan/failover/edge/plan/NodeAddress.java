package io.anlan.failover.edge.plan;

import io.anlan.kernel.SiteId;

/**
 * Where one node of a site listens.
 *
 * @param tls whether it is talked to by TLS, with certificates at both ends
 */
public record NodeAddress(SiteId site, String host, int port, boolean tls) {

    /** A node that is talked to in the clear. */
    public NodeAddress(SiteId site, String host, int port) {
        this(site, host, port, false);
    }

    /** The node's name in status, metrics and log. */
    public String name() {
        return host + ":" + port;
    }
}
