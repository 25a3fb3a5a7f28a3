package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.NodeAddress;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our edge keeps the contract of every edge. */
class OwnEdgeContractTest extends EdgeContract {

    private final ManualTicker clock = new ManualTicker();
    private @Nullable Edge edge;

    @Override
    URI start(List<NodeAddress> nodes) {
        EdgeConfig config = new EdgeConfig(
                "127.0.0.1",
                0,
                null,
                nodes,
                false,
                1,
                CheckRules.STANDARD,
                EdgeLimits.STANDARD,
                Optional.empty(),
                Optional.ofNullable(parts).map(PartFolders::edge),
                Optional.empty());
        Edge started = EdgeFixture.await("the edge to listen", new Edge(config, clock).start());
        edge = started;
        return URI.create("http://127.0.0.1:" + started.port());
    }

    @Override
    boolean tls() {
        return false;
    }

    @Override
    void pass(Duration span) {
        clock.pass(span);
    }

    @Override
    void stop() {
        if (edge != null) {
            Future<Void> left = edge.stop();
            Waits.until("the edge to leave", () -> {
                clock.pass(Duration.ofMillis(100));
                return left.isComplete();
            });
        }
    }
}
