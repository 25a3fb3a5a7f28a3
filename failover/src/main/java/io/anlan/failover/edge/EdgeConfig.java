package io.anlan.failover.edge;

import io.anlan.failover.edge.admin.AdminConfig;
import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.failover.edge.plan.SiteAddresses;
import java.nio.file.Path;
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
 * @param nodes {@code ANLAN_EDGE_SITES}: {@code site-a=https://host:port,…;site-b=…}; {@code http} in the clear
 * @param accessLog {@code ANLAN_EDGE_ACCESS_LOG}: {@code true} writes one line per request
 * @param loops {@code ANLAN_EDGE_LOOPS}: event loops; half the processors, since the nodes need the rest
 * @param tls the certificate citizens see, if there is one
 * @param partTls {@code ANLAN_TLS}: folder of the certificate that the edge shows to nodes, if they are talked to by TLS
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
        Optional<Path> partTls,
        Optional<AdminConfig> admin) {

    EdgeConfig {
        if (partTls.isEmpty() && nodes.stream().anyMatch(NodeAddress::tls)) {
            throw new IllegalArgumentException(
                    "Nodes at https:// want to see a certificate: set ANLAN_TLS to the folder of the edge's");
        }
    }

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
                Optional.ofNullable(environment.get("ANLAN_TLS")).map(Path::of),
                AdminConfig.of(environment));
    }
}
