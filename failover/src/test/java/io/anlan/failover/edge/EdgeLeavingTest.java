package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EdgeLeavingTest {

    @Test
    void an_edge_that_leaves_says_so_and_finishes_what_it_has() {
        try (EdgeFixture twin = new EdgeFixture()) {
            Promise<Void> said = Promise.promise();
            twin.a.does(StubNode.when(said.future(), StubNode.answers(201, "{}")));
            twin.b.does(StubNode.hangs());
            CompletableFuture<Heard> inFlight = twin.sendAsync(twin.register(SITE_A));
            twin.awaitUntil("the request to be in flight", () -> twin.status().getInteger("inFlight") == 1);

            Future<Void> stopped = twin.edge().stop();
            Heard health =
                    twin.send(HttpRequest.newBuilder(twin.uri("/edge/health")).build());

            assertThat(health.status()).isEqualTo(503);
            // No more than the notice: by the end of the request's own time the edge would leave without it.
            twin.clock.pass(Duration.ofMillis(500));
            twin.awaitUntil("nothing new to be taken", () -> twin.status().getBoolean("closing"));
            Heard refused = twin.send(twin.read(SITE_A));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("/problems/not-stored");
            said.complete();
            Heard answer = EdgeFixture.await("the request in flight", inFlight);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(EdgeFixture.await("the edge to close", stopped)).isNull();
        }
    }
}
