package io.anlan.failover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeRehearsalTest {
    private final Vertx vertx = Vertx.vertx();
    private final StubNode node = new StubNode(vertx, SiteId.SITE_A);
    private final HttpClient http = HttpClient.newHttpClient();
    private Edge edge;

    @BeforeEach
    void found() {
        var config = new EdgeConfig(
                "127.0.0.1",
                0,
                null,
                List.of(node.address()),
                false,
                1,
                CheckRules.STANDARD,
                EdgeLimits.STANDARD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        edge = new Edge(config, SystemTime.INSTANCE);
    }

    @AfterEach
    void close() {
        assertThat(EdgeFixture.await("the edge to leave", edge.stop())).isNull();
        assertThat(EdgeFixture.await("the nodes to close", vertx.close())).isNull();
    }

    @Test
    void an_edge_says_that_it_is_to_be_used_when_it_has_asked_itself() {
        Promise<Void> slow = Promise.promise();
        node.does(StubNode.when(slow.future(), StubNode.answers(200, "{}")));
        start(Duration.ofMinutes(5));
        Waits.until("the first requests of its own", () -> node.seen().size() > 1);
        assertThat(health()).isEqualTo(503);

        slow.complete();

        Waits.until("the edge to say that it is to be used", () -> health() == 200);
        assertThat(node.seen()).allMatch(request -> request.uri().equals("/edges"));
    }

    @Test
    void an_edge_whose_node_answers_nothing_is_to_be_used_in_the_end() {
        node.does(StubNode.hangs());
        start(Duration.ofMillis(300));

        Waits.until("the edge to say that it is to be used", () -> health() == 200);
    }

    private void start(Duration limit) {
        assertThat(EdgeFixture.await("the edge to listen", edge.startAndRehearse(limit)))
                .isSameAs(edge);
    }

    private int health() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + "/edge/health"))
                .build();
        try {
            return http.sendAsync(request, BodyHandlers.discarding())
                    .get(20, TimeUnit.SECONDS)
                    .statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
