package io.anlan.local.wan;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The proxy of all cross-site addresses, on one event loop, with its steering by HTTP on 127.0.0.1. */
public final class WanProxy extends AbstractVerticle {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final List<WanRoute> routes;
    private final int controlPort;
    private final WanCuts cuts = new WanCuts();
    private final Map<Long, WanConnection> connections = new LinkedHashMap<>();
    private long accepted;

    public WanProxy(List<WanRoute> routes, int controlPort) {
        this.routes = List.copyOf(routes);
        this.controlPort = controlPort;
    }

    @Override
    public void start(Promise<Void> started) {
        var opened = routes.stream().map(route -> listen(route, dialer(route))).toList();
        Future.all(opened).compose(listening -> control()).<Void>mapEmpty().onComplete(started);
    }

    /** What comes in over the WAN leaves from its address: servers have other rules for it. */
    private NetClient dialer(WanRoute route) {
        return vertx.createNetClient(new NetClientOptions()
                .setLocalAddress(route.listenHost())
                .setTcpNoDelay(true)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
    }

    private Future<Void> listen(WanRoute route, NetClient dialer) {
        var options = new NetServerOptions()
                .setHost(route.listenHost())
                .setPort(route.port())
                .setTcpNoDelay(true);
        return vertx.createNetServer(options)
                .connectHandler(caller -> accept(route, caller, dialer))
                .listen()
                .mapEmpty();
    }

    private void accept(WanRoute route, NetSocket caller, NetClient dialer) {
        var number = ++accepted;
        var told = route.caller();
        var place = told == null ? WanPlace.ofAddress(caller.remoteAddress().hostAddress()) : told;
        var connection = new WanConnection(vertx, route, place, caller, dialer, () -> connections.remove(number));
        connections.put(number, connection);
        connection.follow(cuts);
    }

    private Future<Void> control() {
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(controlPort))
                .requestHandler(new WanControl(this))
                .listen()
                .mapEmpty();
    }

    void cut(Set<WanDirection> directions) {
        cuts.cut(directions);
        List.copyOf(connections.values()).forEach(connection -> connection.follow(cuts));
    }

    void heal(Set<WanDirection> directions) {
        cuts.heal(directions);
        List.copyOf(connections.values()).forEach(connection -> connection.follow(cuts));
    }

    void slow(Set<WanDirection> directions, WanPace pace) {
        cuts.pace(directions, pace);
        List.copyOf(connections.values()).forEach(connection -> connection.follow(cuts));
    }

    void reset(Set<WanDirection> directions) {
        List.copyOf(connections.values()).forEach(connection -> connection.reset(directions));
    }

    JsonObject state() {
        var cutNow = new JsonArray();
        cuts.all().stream()
                .map(d -> new JsonObject()
                        .put("from", d.from().id())
                        .put("to", d.to().id())
                        .put("kind", d.kind().word()))
                .forEach(cutNow::add);
        return new JsonObject()
                .put("cut", cutNow)
                .put("slow", slow())
                .put("addresses", routes.size())
                .put("connections", connections.size())
                .put(
                        "callersOfNoSite",
                        connections.values().stream()
                                .filter(c -> c.callerPlace() == null)
                                .count())
                .put(
                        "bytes",
                        connections.values().stream()
                                .mapToLong(WanConnection::bytes)
                                .sum());
    }

    private JsonArray slow() {
        var slow = new JsonArray();
        cuts.slow()
                .forEach((direction, pace) -> slow.add(new JsonObject()
                        .put("from", direction.from().id())
                        .put("kind", direction.kind().word())
                        .put("delayMillis", pace.delayMillis())
                        .put("jitterMillis", pace.jitterMillis())
                        .put("bytesPerSecond", pace.bytesPerSecond())));
        return slow;
    }
}
