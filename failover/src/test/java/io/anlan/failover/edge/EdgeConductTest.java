package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.plan.CheckRules;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EdgeConductTest {

    /** What breaks a connection under a request counts against the node as well; here it is to stay up. */
    private static final CheckRules LENIENT = new CheckRules(
            Duration.ofMillis(200), Duration.ofMillis(300), 1_000, 1, Duration.ofSeconds(5), Duration.ofSeconds(2));

    @Test
    void a_node_that_says_it_is_ready_and_loses_requests_gets_few_of_them() {
        try (EdgeFixture twin = new EdgeFixture(LENIENT, EdgeLimits.STANDARD)) {
            twin.a.does(StubNode.resets());
            for (int i = 0; i < 30; i++) {
                assertThat(twin.send(twin.register(SITE_A)).status()).isEqualTo(201);
            }
            twin.clock.pass(Duration.ofSeconds(1));
            assertThat(twin.send(twin.register(SITE_A)).status()).isEqualTo(201);
            int before = twin.a.seen().size();

            for (int i = 0; i < 100; i++) {
                HttpRequest read = HttpRequest.newBuilder(twin.uri("/campaigns/c"))
                        .header("Authorization", EdgeFixture.tokenAt(SITE_A, i))
                        .build();
                assertThat(twin.send(read).status()).isEqualTo(201);
            }

            assertThat(twin.isState(SITE_A, "UP")).isTrue();
            assertThat(twin.a.seen().size() - before).isBetween(1, 30);
        }
    }
}
