package io.anlan.app.journal.infinispan;

import io.anlan.kernel.SiteId;
import java.util.Properties;

/**
 * Where this node's caches listen and whom they look for. Failure detection of each stack listens 20 ports above it: the
 * four ports of all nodes must be disjoint, or a node never joins and says nothing.
 *
 * @param localAddress this node's own address; every socket leaves from it, so that the WAN can tell the sites apart
 * @param localHosts the nodes of this site, {@code ip[port],…}
 * @param bridgeHosts the nodes of both sites by their external addresses
 * @param externalAddress under which the other site reaches this node
 */
public record CacheAddresses(
        String localAddress,
        int localPort,
        String localHosts,
        int bridgePort,
        String bridgeHosts,
        String externalAddress,
        int externalPort) {

    private static final int FAILURE_DETECTION_OFFSET = 20;

    Properties properties(SiteId site, String node) {
        var properties = new Properties();
        properties.setProperty("anlan.site", site.id());
        properties.setProperty("anlan.peer", site.peer().id());
        properties.setProperty("anlan.node", node);
        properties.setProperty("anlan.local.addr", localAddress);
        properties.setProperty("anlan.local.port", Integer.toString(localPort));
        properties.setProperty("anlan.local.hosts", localHosts);
        properties.setProperty("anlan.bridge.port", Integer.toString(bridgePort));
        properties.setProperty("anlan.bridge.fd.port", Integer.toString(bridgePort + FAILURE_DETECTION_OFFSET));
        properties.setProperty("anlan.bridge.hosts", bridgeHosts);
        properties.setProperty("anlan.external.addr", externalAddress);
        properties.setProperty("anlan.external.port", Integer.toString(externalPort));
        properties.setProperty("anlan.external.fd.port", Integer.toString(externalPort + FAILURE_DETECTION_OFFSET));
        return properties;
    }
}
