package io.anlan.local.wan;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection through the proxy, from the caller's accepted socket to the target behind it. */
final class WanConnection {
    private final WanRoute route;
    private final @Nullable WanPlace callerPlace;
    private final Vertx vertx;
    private final NetSocket caller;
    private final NetClient dialer;
    private final Runnable ended;
    private boolean dialed;
    private List<Flow> flows = List.of();

    WanConnection(
            Vertx vertx,
            WanRoute route,
            @Nullable WanPlace callerPlace,
            NetSocket caller,
            NetClient dialer,
            Runnable ended) {
        this.vertx = vertx;
        this.route = route;
        this.callerPlace = callerPlace;
        this.caller = caller;
        this.dialer = dialer;
        this.ended = ended;
        caller.pause();
    }

    /** Brings the connection in line with what is cut now. */
    void follow(WanCuts cuts) {
        var there = direction(true);
        var back = direction(false);
        var cutThere = there != null && cuts.isCut(there);
        var cutBack = back != null && cuts.isCut(back);
        if (!flows.isEmpty()) {
            flows.get(0).cut(cutThere);
            flows.get(1).cut(cutBack);
            flows.get(0).pace(there != null ? cuts.pace(there) : WanPace.FREE);
            flows.get(1).pace(back != null ? cuts.pace(back) : WanPace.FREE);
        } else if (!dialed && !cutThere && !cutBack) {
            // A handshake needs both ways; until then the caller's connection is accepted and hangs.
            dialed = true;
            dial(cuts);
        }
    }

    /** Null for a caller of the target's own place, or of none: it does not cross the WAN. */
    private @Nullable WanDirection direction(boolean there) {
        var from = callerPlace;
        var target = route.target();
        if (from == null || from == target) {
            return null;
        }
        return new WanDirection(there ? from : target, there ? target : from, route.kind());
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
        var there = direction(true);
        var back = direction(false);
        var meant = there != null && directions.contains(there) || back != null && directions.contains(back);
        if (meant) {
            caller.close();
            flows.forEach(Flow::breakOff);
            ended.run();
        }
    }

    @Nullable
    WanPlace callerPlace() {
        return callerPlace;
    }

    long bytes() {
        return flows.stream().mapToLong(Flow::bytes).sum();
    }
}
