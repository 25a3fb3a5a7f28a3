package io.anlan.chaos.fault;

import io.anlan.chaos.machine.AtExit;
import io.anlan.chaos.machine.PacketFilter;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.wan.WanPlace;
import io.anlan.local.wan.WanRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packets between the sites get lost: some of a hundred, or only the long ones (a hole in the path's MTU), or all of them. Both ways
 * with target {@code wan}, or what comes from one site. TCP itself has to notice and to try again.
 */
final class LosePackets implements Fault {
    private final PacketFilter filter;
    private final List<PacketFilter.Way> ways = new ArrayList<>();
    private final int percent;
    private final int longerThan;
    private @Nullable AtExit back;
    private long lost;

    LosePackets(Twin twin, String target, Map<String, String> with) {
        PacketFilter.mustBePossible();
        this.filter = new PacketFilter("anlan_chaos_" + twin.plan().wanControl().getPort());
        this.percent = Integer.parseInt(with.getOrDefault("percent", "100"));
        this.longerThan = Integer.parseInt(with.getOrDefault("longer-than", "0"));
        for (SiteId from : target.equals("wan") ? SiteId.values() : new SiteId[] {SiteId.of(target)}) {
            twin.plan().routes().forEach(route -> add(route, WanPlace.of(from)));
        }
    }

    @Override
    public void strike() {
        back = AtExit.of(filter::loseNone);
        filter.lose(ways, percent, longerThan);
    }

    @Override
    public String bite() {
        lost = filter.lost();
        return lost > 0 ? lost + " packets were lost within a moment" : "";
    }

    @Override
    public void undo() {
        AtExit struck = back;
        if (struck != null) {
            struck.now();
        }
    }

    @Override
    public void awaitOver() {
        if (filter.loses()) {
            throw new IllegalStateException("packets are still lost");
        }
    }

    /** The proxy stands between the sites; what it passes on is what is lost. */
    private void add(WanRoute route, WanPlace from) {
        WanPlace told = route.caller();
        WanPlace caller = told == null ? otherSite(route.target()) : told;
        if (caller == WanPlace.WITNESS || route.target() == WanPlace.WITNESS) {
            return;
        }
        ways.add(
                caller == from
                        ? new PacketFilter.Way(route.listenHost(), route.targetHost(), "dport", route.port())
                        : new PacketFilter.Way(route.targetHost(), route.listenHost(), "sport", route.port()));
    }

    private static WanPlace otherSite(WanPlace site) {
        return site == WanPlace.WITNESS
                ? site
                : WanPlace.of(SiteId.of(site.id()).peer());
    }
}
