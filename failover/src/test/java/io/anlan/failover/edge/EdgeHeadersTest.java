package io.anlan.failover.edge;

import static io.anlan.kernel.SiteId.SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.edge.EdgeFixture.Heard;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeHeadersTest {

    private final EdgeFixture twin = new EdgeFixture();

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void what_belongs_to_one_connection_goes_no_further() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", twin.port())) {
            String request = "GET /campaigns/c?lang=en HTTP/1.1\r\nHost: anlan.example\r\nX-Kept: 1\r\nX-Hop: 1\r\n"
                    + "Connection: close, X-Hop\r\nKeep-Alive: 5\r\nTE: trailers\r\nUpgrade: websocket\r\n"
                    + "Anlan-Site: site-z\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201 ");
        }

        StubNode.Seen seen = (twin.a.seen().isEmpty() ? twin.b : twin.a).seen().get(0);
        assertThat(seen.uri()).isEqualTo("/campaigns/c?lang=en");
        assertThat(seen.headers())
                .containsEntry("X-Kept", "1")
                .containsEntry("Host", "anlan.example")
                .doesNotContainKeys("X-Hop", "Keep-Alive", "TE", "Upgrade", "Anlan-Site");
    }

    @Test
    void a_nodes_answer_keeps_its_headers_but_not_its_connection() {
        twin.a.does(request -> request.response()
                .setStatusCode(200)
                .putHeader("Cache-Control", "max-age=5")
                .putHeader("Connection", "close, X-Internal")
                .putHeader("X-Internal", "1")
                .putHeader("Anlan-Tries", "99")
                .putHeader("Set-Cookie", (Iterable<String>) List.of("a=1", "b=2"))
                .setChunked(true)
                .end("body"));

        Heard answer = twin.send(twin.read(SITE_A));

        assertThat(answer.body()).isEqualTo("body");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=5");
        assertThat(answer.answer().headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.header("X-Internal")).isEmpty();
        assertThat(answer.header("Content-Length")).isEqualTo("4");
        assertThat(answer.answer().headers().allValues("Anlan-Tries")).containsExactly("1");
    }

    @Test
    void a_head_request_has_a_length_and_no_body() {
        twin.a.does(
                request -> request.response().putHeader("Content-Length", "7").end());

        Heard answer = twin.send(twin.request("/campaigns/c", SITE_A)
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("7");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_decent_correlation_id_is_passed_and_answered() {
        Heard answer = twin.send(twin.request("/campaigns/c", SITE_A)
                .header("Correlation-Id", "abc-123")
                .build());

        assertThat(answer.header("Correlation-Id")).isEqualTo("abc-123");
        assertThat(twin.a.seen().get(0).headers()).containsEntry("Correlation-Id", "abc-123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01234567890123456789012345678901234567890", "two words"})
    void another_is_replaced(String offered) {
        Heard answer = twin.send(twin.request("/campaigns/c", SITE_A)
                .header("Correlation-Id", offered)
                .build());

        assertThat(answer.header("Correlation-Id")).matches("[0-9a-f]{24}");
        assertThat(twin.a.seen().get(0).headers()).containsEntry("Correlation-Id", answer.header("Correlation-Id"));
    }

    @Test
    void the_edges_own_pages_are_not_passed_on() {
        Heard metrics =
                twin.send(twin.admin("/admin/metrics", EdgeFixture.SECRET).build());
        Heard hidden =
                twin.send(HttpRequest.newBuilder(twin.uri("/edge/metrics")).build());
        Heard health =
                twin.send(HttpRequest.newBuilder(twin.uri("/edge/health")).build());
        Heard other =
                twin.send(HttpRequest.newBuilder(twin.uri("/edge/secrets")).build());

        assertThat(metrics.body()).contains("anlan_edge_node_up").contains("anlan_edge_request_seconds_bucket");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(health.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(404);
        assertThat(twin.a.seen()).isEmpty();
        assertThat(twin.b.seen()).isEmpty();
    }

    @Test
    void headers_named_in_several_connection_lines_are_dropped() {
        MultiMap from = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "close")
                .add("Connection", "x-a , X-B")
                .addAll(Map.of("X-A", "1", "X-B", "1", "X-C", "1"));
        MultiMap to = MultiMap.caseInsensitiveMultiMap();

        Headers.pass(from, to);

        assertThat(to.names()).containsExactly("X-C");
    }
}
