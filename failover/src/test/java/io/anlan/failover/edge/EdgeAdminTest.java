package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import io.anlan.failover.edge.admin.WeightsFile;
import io.anlan.failover.edge.plan.SiteWeights;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeAdminTest {

    private final EdgeFixture twin = new EdgeFixture();

    @AfterEach
    void close() {
        twin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/state", "/admin/metrics", "/admin/weights", "/elsewhere"})
    void who_bears_no_secret_is_told_nothing(String path) {
        Heard wrong = twin.send(twin.admin(path, "edge-secret-of-this-tesT").build());
        URI address = wrong.answer().request().uri();
        Heard none = twin.send(HttpRequest.newBuilder(address).build());

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void nobody_without_the_secret_drains_a_site() {
        Heard refused = twin.send(twin.admin("/admin/weights", "another-secret-of-sorts")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"site-a\":0}"))
                .build());

        assertThat(refused.status()).isEqualTo(401);
        assertThat(twin.site(SITE_A).getInteger("weight")).isEqualTo(100);
    }

    @Test
    void citizens_do_not_find_the_admin_pages() {
        Heard answer =
                twin.send(HttpRequest.newBuilder(twin.uri("/admin/state")).build());

        assertThat(answer.body()).doesNotContain("secondTries");
        assertThat(twin.a.seen().size() + twin.b.seen().size()).isEqualTo(1);
    }

    @Test
    void a_drained_site_gets_nothing_new_and_ends_what_it_has() {
        Promise<Void> said = Promise.promise();
        twin.a.does(StubNode.when(said.future(), StubNode.answers(201, "{}")));
        CompletableFuture<Heard> running = twin.sendAsync(twin.register(SITE_A));
        twin.awaitSeen(twin.a, 1);

        Heard weighed = twin.weigh("{\"site-a\":0,\"site-b\":100}");
        Heard next = twin.send(twin.register(SITE_A));

        assertThat(weighed.status()).isEqualTo(200);
        assertThat(weighed.body()).contains("\"site-a\":0").contains("\"kept\":true");
        assertThat(next.header("Anlan-Site")).isEqualTo("site-b");
        assertThat(twin.site(SITE_A).getInteger("inFlight")).isEqualTo(1);
        said.complete();
        assertThat(EdgeFixture.await("the request that ran", running).header("Anlan-Site"))
                .isEqualTo("site-a");
        assertThat(twin.site(SITE_A).getInteger("inFlight")).isZero();
        assertThat(twin.a.seen()).hasSize(1);
    }

    @Test
    void no_second_try_goes_to_a_drained_site() {
        twin.weigh("{\"site-b\":0}");
        twin.a.does(StubNode.problem(503, "in-doubt"));

        Heard answer = twin.send(twin.register(SITE_A));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Anlan-Tries")).isEqualTo("1");
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void a_drained_site_is_better_than_none() {
        twin.weigh("{\"site-b\":0}");
        twin.a.kill();
        twin.awaitState(SITE_A, "DOWN");

        assertThat(twin.send(twin.register(SITE_A)).header("Anlan-Site")).isEqualTo("site-b");
        assertThat(twin.send(twin.register(SITE_B)).header("Anlan-Site")).isEqualTo("site-b");
    }

    @Test
    void half_a_weight_moves_half_of_the_persons() {
        twin.weigh("{\"site-a\":50}");

        for (int i = 0; i < 60; i++) {
            HttpRequest read = HttpRequest.newBuilder(twin.uri("/campaigns/c"))
                    .header("Authorization", EdgeFixture.tokenAt(SITE_A, i))
                    .build();
            assertThat(twin.send(read).status()).isEqualTo(201);
        }

        assertThat(twin.a.seen()).hasSizeBetween(15, 45);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"site-a\":0,\"site-b\":0} | 409 | last-serving-site",
                "{\"site-a\":101} | 400 | from 0 to 100",
                "{\"site-a\":-1} | 400 | from 0 to 100",
                "{\"site-a\":\"0\"} | 400 | whole number",
                "{\"site-a\":0.5} | 400 | whole number",
                "{\"site-c\":1} | 400 | No site is called site-c",
                "nonsense | 400 | bad-request",
            })
    void weights_that_mean_nothing_change_nothing(String body, int status, String reason) {
        Heard answer = twin.weigh(body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(reason);
        assertThat(twin.site(SITE_A).getInteger("weight")).isEqualTo(100);
        assertThat(twin.site(SITE_B).getInteger("weight")).isEqualTo(100);
    }

    @Test
    void weights_outlive_the_edge() throws IOException {
        twin.weigh("{\"site-a\":0}");

        assertThat(WeightsFile.read(twin.folder("weights.json"))).isEqualTo(new SiteWeights(0, 100));
        assertThat(Files.list(twin.folder(""))).hasSize(2);
    }

    @Test
    void a_secret_may_change_while_the_edge_runs() throws IOException {
        Files.writeString(twin.folder("secret"), EdgeFixture.SECRET + "\nanother-secret-of-sorts\n");
        Heard changing =
                twin.send(twin.admin("/admin/state", "another-secret-of-sorts").build());
        Files.writeString(twin.folder("secret"), "another-secret-of-sorts\n");
        Heard old = twin.send(twin.admin("/admin/state", EdgeFixture.SECRET).build());
        Files.writeString(twin.folder("secret"), EdgeFixture.SECRET);

        assertThat(changing.status()).isEqualTo(200);
        assertThat(old.status()).isEqualTo(401);
    }
}
