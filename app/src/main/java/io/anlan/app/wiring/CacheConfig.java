package io.anlan.app.wiring;

import io.anlan.app.journal.infinispan.CacheAddresses;
import io.smallrye.config.ConfigMapping;

/** Where the caches that cross the sites listen and whom they look for. */
@ConfigMapping(prefix = "anlan.jgroups")
public interface CacheConfig {

    /** This node's own address. */
    String localAddr();

    /** Port of this site's cluster; its failure detection listens 20 above. */
    int localPort();

    /** The nodes of this site, {@code ip[port],…}. */
    String localHosts();

    /** Port of the bridge between the sites; its failure detection listens 20 above. */
    int bridgePort();

    /** The nodes of both sites by their external addresses, {@code ip[port],…}. */
    String bridgeHosts();

    /** Under which address the other site reaches this node. */
    String externalAddr();

    /** Under which port the other site reaches this node's bridge. */
    int externalPort();

    /** The same as the journal takes it. */
    default CacheAddresses addresses() {
        return new CacheAddresses(
                localAddr(), localPort(), localHosts(), bridgePort(), bridgeHosts(), externalAddr(), externalPort());
    }
}
