package io.anlan.client.sending;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.HomeSite;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the sends of one request go, one after the other. */
public final class Route {

    private final List<List<Target>> places;
    private final boolean hedges;

    private Route(List<List<Target>> places, boolean hedges) {
        this.places = places;
        this.hedges = hedges;
    }

    /** One or two edges; each knows both sites, so the second one is for when the first cannot be reached. */
    public static Route byEdges(List<Target> edges) {
        if (edges.isEmpty()) {
            throw new IllegalArgumentException("At least one edge is needed");
        }
        return new Route(edges.stream().map(List::of).toList(), false);
    }

    /** Nodes of the sites; without an edge the client itself starts the second send. */
    public static Route byNodes(Map<SiteId, List<Target>> nodes) {
        EnumMap<SiteId, List<Target>> sites = new EnumMap<>(SiteId.class);
        nodes.forEach((site, addresses) -> {
            if (!addresses.isEmpty()) {
                sites.put(site, List.copyOf(addresses));
            }
        });
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("At least one node is needed");
        }
        return new Route(List.copyOf(sites.values()), true);
    }

    /** True when no edge stands between the client and the sites. */
    public boolean hedges() {
        return hedges;
    }

    /** Every address, for asking each how it is. */
    public List<Target> all() {
        return places.stream().flatMap(List::stream).toList();
    }

    /** The address of the n-th send (from 0): home first, then in turn, so that no send goes where the last one went. */
    public Target target(@Nullable String token, long turn, int send) {
        long home = token == null ? turn : HomeSite.of(HomeSite.tagOf(token)).number() - 1;
        List<Target> place = places.get((int) Math.floorMod(home + send, (long) places.size()));
        return place.get((int) Math.floorMod(turn + send, (long) place.size()));
    }
}
