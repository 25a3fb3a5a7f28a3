package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.EdgeView;
import io.anlan.failover.edge.plan.NodeAddress;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The streams of events of one event loop. They pass as they come, for as long as both ends like; one whose node went
 * down or whose site drains is ended, since its reader then asks again and is sent elsewhere.
 */
final class Streams {

    private final HealthBoard board;
    private final EdgeLoad load;
    private final Set<Stream> open = new LinkedHashSet<>();

    Streams(HealthBoard board, EdgeLoad load) {
        this.board = board;
        this.load = load;
    }

    /** Passes on what comes; false, and nothing passed, beyond the limit. */
    boolean pass(NodeAddress node, HttpClientResponse from, HttpServerRequest to, int max) {
        if (!load.streamBegins(max)) {
            from.request().reset();
            return false;
        }
        Stream stream = new Stream(node, from, to);
        open.add(stream);
        to.response().closeHandler(gone -> end(stream));
        // The first event may be long in coming; that the stream is open is news enough.
        to.response().writeHead();
        from.pipeTo(to.response()).onComplete(over -> end(stream));
        return true;
    }

    /** A node went up or down, or somebody weighed the sites anew. */
    void lookAgain() {
        EdgeView view = board.view();
        for (Stream stream : List.copyOf(open)) {
            boolean elsewhere = view.takes(stream.node().site().peer());
            boolean drains = view.weights().drains(stream.node().site()) && elsewhere;
            if (drains || !view.of(stream.node()).isUp()) {
                end(stream);
            }
        }
    }

    private void end(Stream stream) {
        if (open.remove(stream)) {
            load.streamEnds();
            stream.from().request().reset();
            if (!stream.to().response().ended() && !stream.to().response().closed()) {
                stream.to().response().end();
            }
        }
    }

    private record Stream(NodeAddress node, HttpClientResponse from, HttpServerRequest to) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
