package io.anlan.failover.edge.haproxy;

import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.failover.edge.plan.SiteAddresses;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What HAProxy is told; the environment of an edge, so that either can stand in the place of the other.
 *
 * @param certificate PEM file whose key lies beside it under the same name, ending in .key; none without TLS
 * @param localAddress address the nodes are called from, if it matters
 * @param socket where HAProxy takes orders, such as weights; none unless wanted
 * @param partTls folder of the certificate shown to nodes: {@code ca.pem}, and {@code haproxy.pem} with certificate and key in one
 */
public record HaproxySettings(
        String host,
        int port,
        List<NodeAddress> nodes,
        @Nullable String certificate,
        @Nullable String localAddress,
        @Nullable String socket,
        @Nullable String partTls) {

    public HaproxySettings {
        if (partTls == null && nodes.stream().anyMatch(NodeAddress::tls)) {
            throw new IllegalArgumentException(
                    "Nodes at https:// want to see a certificate: set ANLAN_TLS to the folder of the edge's");
        }
    }

    /** Reads the edge's variables. Throws with a sentence for the operator when they are not as agreed. */
    public static HaproxySettings of(Map<String, String> environment) {
        String certificate = environment.get("ANLAN_EDGE_TLS_CERT_FILE");
        String key = environment.get("ANLAN_EDGE_TLS_KEY_FILE");
        if (certificate != null && !(stem(certificate) + ".key").equals(key)) {
            throw new IllegalArgumentException("HAProxy finds the key beside " + certificate + ", as "
                    + stem(certificate) + ".key; ANLAN_EDGE_TLS_KEY_FILE must be that");
        }
        return new HaproxySettings(
                environment.getOrDefault("ANLAN_EDGE_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("ANLAN_EDGE_PORT", "21000")),
                SiteAddresses.parse(environment.getOrDefault("ANLAN_EDGE_SITES", "")),
                certificate,
                environment.get("ANLAN_EDGE_LOCAL_ADDRESS"),
                environment.get("ANLAN_EDGE_HAPROXY_SOCKET"),
                environment.get("ANLAN_TLS"));
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }
}
