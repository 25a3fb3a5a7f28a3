package io.anlan.client.sending;

import io.anlan.kernel.Ladder;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.HomeSite;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the sends of one request go, one after the other. */
public final class Route {

    private final List<List<Target>> places;
    private final boolean hedges;
    private final @Nullable Duration patience;

    private Route(List<List<Target>> places, boolean hedges, @Nullable Duration patience) {
        this.places = places;
        this.hedges = hedges;
        this.patience = patience;
    }

    /** One or two edges; each knows both sites, so the second one is for when the first cannot be reached. */
    public static Route byEdges(List<Target> edges) {
        if (edges.isEmpty()) {
            throw new IllegalArgumentException("At least one edge is needed");
        }
        Duration patience = edges.size() > 1 ? Ladder.SECOND_EDGE : null;
        return new Route(edges.stream().map(List::of).toList(), false, patience);
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
        return new Route(List.copyOf(sites.values()), true, Ladder.EDGE_TRY);
    }

    /** True when no edge stands between the client and the sites. */
    public boolean hedges() {
        return hedges;
    }

    /** After this a send without an answer is joined by another; null when there is nowhere else to ask. */
    @Nullable
    Duration patience() {
        return patience;
    }

    /** Every address, for asking each how it is. */
    public List<Target> all() {
        return places.stream().flatMap(List::stream).toList();
    }

    /** The address of the n-th send (from 0): home first, then in turn, so that no send goes where the last one went. */
    public Target target(@Nullable String token, long turn, int send) {
        long home = token == null ? turn : HomeSite.of(HomeSite.tagOf(token)).number() - 1;
        return at(home + send, turn + send);
    }

    /** The same, but not where nothing was heard of late, as long as there is somewhere else. */
    Target target(@Nullable String token, long turn, int send, Silence silence) {
        Target wanted = target(token, turn, send);
        for (int next = 1; next < places.size() && silence.isSilent(wanted); next++) {
            Target other = target(token, turn, send + next);
            wanted = silence.isSilent(other) ? wanted : other;
        }
        return wanted;
    }

    private Target at(long place, long turn) {
        List<Target> targets = places.get((int) Math.floorMod(place, (long) places.size()));
        return targets.get((int) Math.floorMod(turn, (long) targets.size()));
    }
}
