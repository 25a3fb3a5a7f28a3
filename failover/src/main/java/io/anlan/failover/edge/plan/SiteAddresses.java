package io.anlan.failover.edge.plan;

import io.anlan.kernel.SiteId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Reads the nodes of the sites from their configuration, {@code site-a=https://host:port,…;site-b=https://…}. */
public final class SiteAddresses {

    private SiteAddresses() {}

    /** Throws with a sentence for the operator when the text is not as agreed. */
    public static List<NodeAddress> parse(String text) {
        List<NodeAddress> nodes = new ArrayList<>();
        for (String part : text.split(";")) {
            if (!part.isBlank()) {
                nodes.addAll(site(part.strip()));
            }
        }
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("No site is named; wanted site-a=http://host:port,…;site-b=…");
        }
        return List.copyOf(nodes);
    }

    private static List<NodeAddress> site(String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + part + "' is not site=address,address");
        }
        SiteId site = SiteId.of(part.substring(0, equals).strip());
        List<NodeAddress> nodes = new ArrayList<>();
        for (String address : part.substring(equals + 1).split(",")) {
            nodes.add(node(site, address.strip()));
        }
        return nodes;
    }

    private static NodeAddress node(SiteId site, String address) {
        URI uri = URI.create(address);
        boolean tls = "https".equals(uri.getScheme());
        if (!tls && !"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("'" + address + "' is not http://host:port or https://host:port");
        }
        return new NodeAddress(site, uri.getHost(), uri.getPort(), tls);
    }
}
