package io.anlan.chaos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpLoopTest {
    @Test
    void each_of_its_connections_asks_again_when_answered() throws Exception {
        Vertx vertx = Vertx.vertx();
        ConcurrentHashMap.KeySetView<String, Boolean> callers = ConcurrentHashMap.newKeySet();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    callers.add(request.remoteAddress().toString());
                    request.response()
                            .setStatusCode(request.path().equals("/") ? 200 : 500)
                            .end("x");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        URI address = URI.create("http://127.0.0.1:" + server.actualPort());

        try (HttpLoop loop = new HttpLoop(vertx, address, SystemTime.INSTANCE)) {
            LoopResult good = loop.run(7, Duration.ofSeconds(2), Shots.same(Shot.get("/")));
            int connections = callers.size();
            LoopResult bad = loop.run(2, Duration.ofMillis(500), Shots.same(Shot.get("/broken")));

            assertThat(connections).isEqualTo(7);
            assertThat(good.good()).isGreaterThan(20);
            assertThat(good.bad()).isZero();
            assertThat(bad.good()).isZero();
            assertThat(bad.answers()).containsKey("status 500");
        }
    }
}
