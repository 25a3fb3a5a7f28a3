package io.anlan.failover.edge;

import io.anlan.failover.edge.admin.AdminConfig;
import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.failover.edge.plan.SiteAddresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an edge is set up.
 *
 * @param host {@code ANLAN_EDGE_HOST}: address it listens on
 * @param port {@code ANLAN_EDGE_PORT}: port it listens on; 0 takes a free one
 * @param localAddress {@code ANLAN_EDGE_LOCAL_ADDRESS}: address it calls the nodes from, if it has several
 * @param nodes {@code ANLAN_EDGE_SITES}: {@code site-a=http://host:port,…;site-b=…}
 * @param accessLog {@code ANLAN_EDGE_ACCESS_LOG}: {@code true} writes one line per request
 * @param loops {@code ANLAN_EDGE_LOOPS}: event loops; half the processors, since the nodes need the rest
 * @param tls the certificate citizens see, if there is one
 * @param admin the port of those who steer the edge, if there is one
 */
record EdgeConfig(
        String host,
        int port,
        @Nullable String localAddress,
        List<NodeAddress> nodes,
        boolean accessLog,
        int loops,
        CheckRules checks,
        EdgeLimits limits,
        Optional<TlsFiles> tls,
        Optional<AdminConfig> admin) {

    static EdgeConfig of(Map<String, String> environment) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new EdgeConfig(
                environment.getOrDefault("ANLAN_EDGE_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("ANLAN_EDGE_PORT", "21000")),
                environment.get("ANLAN_EDGE_LOCAL_ADDRESS"),
                SiteAddresses.parse(environment.getOrDefault("ANLAN_EDGE_SITES", "")),
                Boolean.parseBoolean(environment.getOrDefault("ANLAN_EDGE_ACCESS_LOG", "false")),
                Integer.parseInt(
                        environment.getOrDefault("ANLAN_EDGE_LOOPS", String.valueOf(Math.max(1, processors / 2)))),
                CheckRules.STANDARD,
                EdgeLimits.STANDARD,
                TlsFiles.of(environment),
                AdminConfig.of(environment));
    }
}
