package io.anlan.failover.edge.plan;

import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that the edge has seen of the nodes of both sites, and what share each is to take; never changes, a new sight is a
 * new view.
 */
public record EdgeView(List<NodeHealth> nodes, SiteWeights weights) {

    public EdgeView {
        nodes = List.copyOf(nodes);
    }

    /** A view in which nothing was seen yet. */
    public static EdgeView unseen(List<NodeAddress> addresses, long nowNanos) {
        return new EdgeView(
                addresses.stream()
                        .map(address -> NodeHealth.unseen(address, nowNanos))
                        .toList(),
                SiteWeights.ALL);
    }

    /** The same view with one node seen anew. */
    public EdgeView with(NodeAddress seen, UnaryOperator<NodeHealth> sight) {
        List<NodeHealth> next = new ArrayList<>(nodes);
        next.replaceAll(health -> health.node().equals(seen) ? sight.apply(health) : health);
        return new EdgeView(next, weights);
    }

    /** The same view with the sites weighed anew. */
    public EdgeView weighing(SiteWeights next) {
        return new EdgeView(nodes, next);
    }

    /** What is known of one node. */
    public NodeHealth of(NodeAddress node) {
        for (NodeHealth health : nodes) {
            if (health.node().equals(node)) {
                return health;
            }
        }
        throw new IllegalArgumentException("No node listens at " + node.name());
    }

    /** The nodes of a site. */
    public List<NodeHealth> at(SiteId site) {
        return nodes.stream().filter(health -> health.node().site() == site).toList();
    }

    /** A site is up when one of its nodes is. */
    public boolean isUp(SiteId site) {
        return nodes.stream().anyMatch(health -> health.node().site() == site && health.isUp());
    }

    /** A site takes something new when one of its nodes is up and it does not drain. */
    public boolean takes(SiteId site) {
        return !weights.drains(site) && isUp(site);
    }

    /** The share a site takes: that of its warmest node, of what the site is to take. */
    public double weight(SiteId site, CheckRules rules, long nowNanos) {
        return weights.share(site)
                * nodes.stream()
                        .filter(health -> health.node().site() == site)
                        .mapToDouble(health -> health.weight(rules, nowNanos))
                        .max()
                        .orElse(0);
    }
}
