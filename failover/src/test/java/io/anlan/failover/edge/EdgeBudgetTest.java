package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import org.junit.jupiter.api.Test;

class EdgeBudgetTest {

    @Test
    void a_site_that_only_fails_is_not_asked_twice_as_often() {
        try (EdgeFixture twin = new EdgeFixture()) {
            twin.a.does(StubNode.problem(503, "not-stored"));
            twin.b.does(StubNode.problem(503, "not-stored"));
            int requests = 700;

            Heard last = twin.send(twin.register(SITE_A));
            for (int i = 1; i < requests; i++) {
                last = twin.send(twin.register(SITE_A));
            }

            // The clock stands still: 300 to begin with, and a fifth of what came.
            assertThat(twin.b.seen()).hasSizeBetween(370, 445);
            assertThat(last.status()).isEqualTo(503);
            assertThat(twin.send(twin.admin("/admin/metrics", EdgeFixture.SECRET)
                                    .build())
                            .body())
                    .containsPattern("anlan_edge_second_tries_denied_total [1-9]");
        }
    }
}
