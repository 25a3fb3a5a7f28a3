package io.anlan.local.wan;

import io.anlan.kernel.SiteId;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection through the proxy, from the caller's accepted socket to the target behind it. */
final class WanConnection {
    private final WanRoute route;
    private final @Nullable SiteId callerSite;
    private final Vertx vertx;
    private final NetSocket caller;
    private final NetClient dialer;
    private final Runnable ended;
    private boolean dialed;
    private List<Flow> flows = List.of();

    WanConnection(
            Vertx vertx,
            WanRoute route,
            @Nullable SiteId callerSite,
            NetSocket caller,
            NetClient dialer,
            Runnable ended) {
        this.vertx = vertx;
        this.route = route;
        this.callerSite = callerSite;
        this.caller = caller;
        this.dialer = dialer;
        this.ended = ended;
        caller.pause();
    }

    /** Brings the connection in line with what is cut now. */
    void follow(WanCuts cuts) {
        var site = route.target();
        // A caller of the target's own site, or of none, does not cross the WAN.
        var crosses = callerSite == site.peer();
        var there = new WanDirection(site.peer(), site, route.kind());
        var back = new WanDirection(site, site.peer(), route.kind());
        var cutThere = crosses && cuts.isCut(there);
        var cutBack = crosses && cuts.isCut(back);
        if (!flows.isEmpty()) {
            flows.get(0).cut(cutThere);
            flows.get(1).cut(cutBack);
            flows.get(0).pace(crosses ? cuts.pace(there) : WanPace.FREE);
            flows.get(1).pace(crosses ? cuts.pace(back) : WanPace.FREE);
        } else if (!dialed && !cutThere && !cutBack) {
            // A handshake needs both ways; until then the caller's connection is accepted and hangs.
            dialed = true;
            dial(cuts);
        }
    }

    private void dial(WanCuts cuts) {
        dialer.connect(route.port(), route.targetHost())
                .onSuccess(target -> {
                    target.pause();
                    flows = List.of(new Flow(vertx, caller, target, ended), new Flow(vertx, target, caller, ended));
                    flows.forEach(Flow::begin);
                    follow(cuts);
                })
                .onFailure(refused -> {
                    caller.close();
                    ended.run();
                });
    }

    /** Breaks it, if it crosses the WAN in one of these directions; both ends see their connection fail. */
    void reset(Set<WanDirection> directions) {
        var site = route.target();
        var meant = callerSite == site.peer()
                && (directions.contains(new WanDirection(site.peer(), site, route.kind()))
                        || directions.contains(new WanDirection(site, site.peer(), route.kind())));
        if (meant) {
            caller.close();
            flows.forEach(Flow::breakOff);
            ended.run();
        }
    }

    @Nullable
    SiteId callerSite() {
        return callerSite;
    }

    long bytes() {
        return flows.stream().mapToLong(Flow::bytes).sum();
    }
}
