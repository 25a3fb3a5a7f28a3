package io.anlan.client;

import io.anlan.client.sending.Route;
import io.anlan.client.sending.Sender;
import io.anlan.client.sending.Target;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets up a client: either by one or two edges, or by the nodes of the sites themselves. */
public final class AnlanClientBuilder {

    private static final int CONNECTIONS = 256;

    private final Map<SiteId, List<Target>> nodes = new EnumMap<>(SiteId.class);
    private List<Target> edges = List.of();
    private int connections = CONNECTIONS;
    private Ticker ticker = SystemTime.INSTANCE;
    private @Nullable Vertx vertx;

    AnlanClientBuilder() {}

    /** The edges, as {@code http://host:port}; each of them knows both sites. */
    public AnlanClientBuilder edges(URI... addresses) {
        edges = Stream.of(addresses).map(Target::of).toList();
        return this;
    }

    /** The nodes of a site, for who stands behind the edge: tests and measurements. */
    public AnlanClientBuilder nodes(SiteId site, URI... addresses) {
        nodes.put(site, Stream.of(addresses).map(Target::of).toList());
        return this;
    }

    /** Most connections to one address; 256 unless said otherwise. */
    public AnlanClientBuilder connections(int max) {
        connections = max;
        return this;
    }

    /** Takes part in a Vert.x that is there; else the client has its own, with one event loop. */
    public AnlanClientBuilder vertx(Vertx shared) {
        vertx = shared;
        return this;
    }

    /** Another clock, for tests. */
    public AnlanClientBuilder ticker(Ticker other) {
        ticker = other;
        return this;
    }

    /** The client, ready to send. */
    public AnlanClient build() {
        if (edges.isEmpty() == nodes.isEmpty()) {
            throw new IllegalStateException("A client goes by edges or by nodes, by one of the two");
        }
        Route route = edges.isEmpty() ? Route.byNodes(nodes) : Route.byEdges(edges);
        Vertx own = vertx == null ? ownVertx() : vertx;
        return new AnlanClient(new Sender(own, route, connections, ticker), own, vertx == null);
    }

    private static Vertx ownVertx() {
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    }
}
