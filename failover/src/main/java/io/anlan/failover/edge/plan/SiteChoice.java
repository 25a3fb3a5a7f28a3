package io.anlan.failover.edge.plan;

import io.anlan.kernel.SiteId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the node of the first and of the second try. */
public final class SiteChoice {

    private static final double GOLDEN = 0.618033988749895;

    private final CheckRules rules;

    /** Chooses by these rules. */
    public SiteChoice(CheckRules rules) {
        this.rules = rules;
    }

    /**
     * The home site while it is up; its peer when only that one is; a draining site when no other is up; home when none
     * is, since a view may be wrong and a refused citizen is certain. Null only when there is no node at all.
     */
    public @Nullable NodeAddress first(EdgeView view, Traveller traveller, long turn, long nowNanos) {
        SiteId site = firstSite(view, traveller, nowNanos);
        NodeAddress chosen = node(view, site, turn, nowNanos);
        return chosen != null ? chosen : node(view, site.peer(), turn, nowNanos);
    }

    /** A node that is up: at the other site, else another one of the same site; null when there is none. */
    public @Nullable NodeAddress second(EdgeView view, NodeAddress first, long turn, long nowNanos) {
        SiteId other = first.site().peer();
        // A site that drains is better than none.
        if (view.takes(other) || view.isUp(other) && !view.isUp(first.site())) {
            return node(view, other, turn, nowNanos);
        }
        return view.at(first.site()).stream()
                .filter(health -> health.isUp() && !health.node().equals(first))
                .map(NodeHealth::node)
                .findFirst()
                .orElse(null);
    }

    private SiteId firstSite(EdgeView view, Traveller traveller, long nowNanos) {
        double home = view.weight(traveller.home(), rules, nowNanos);
        double peer = view.weight(traveller.home().peer(), rules, nowNanos);
        if (home == 0 && peer == 0) {
            boolean onlyPeerIsUp = view.isUp(traveller.home().peer()) && !view.isUp(traveller.home());
            return onlyPeerIsUp ? traveller.home().peer() : traveller.home();
        }
        boolean stays = home >= peer || traveller.place() < home / peer;
        return stays ? traveller.home() : traveller.home().peer();
    }

    private @Nullable NodeAddress node(EdgeView view, SiteId site, long turn, long nowNanos) {
        List<NodeHealth> all = view.at(site);
        List<NodeHealth> up = all.stream().filter(NodeHealth::isUp).toList();
        List<NodeHealth> choice = up.isEmpty() ? all : up;
        if (choice.size() < 2) {
            return choice.isEmpty() ? null : choice.get(0).node();
        }
        boolean warm = choice.stream().allMatch(health -> health.weight(rules, nowNanos) == 1);
        boolean inTurn = up.isEmpty() || warm;
        return inTurn
                ? choice.get((int) Math.floorMod(turn, (long) choice.size())).node()
                : weighted(choice, turn, nowNanos);
    }

    private NodeAddress weighted(List<NodeHealth> choice, long turn, long nowNanos) {
        double total = choice.stream()
                .mapToDouble(health -> health.weight(rules, nowNanos))
                .sum();
        double point = (turn * GOLDEN - Math.floor(turn * GOLDEN)) * total;
        for (NodeHealth health : choice) {
            point -= health.weight(rules, nowNanos);
            if (point < 0) {
                return health.node();
            }
        }
        return choice.get(choice.size() - 1).node();
    }
}
