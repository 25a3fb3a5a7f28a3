package io.anlan.chaos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpLoopTest {
    /** For so long a loop runs at most; its time is over as soon as it has asked so often that the test knows enough. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private static final int ASKED_PER_CONNECTION = 15;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void each_of_its_connections_asks_again_when_answered() throws Exception {
        ConcurrentHashMap.KeySetView<String, Boolean> callers = ConcurrentHashMap.newKeySet();
        URI address = http(request -> {
            callers.add(request.remoteAddress().toString());
            request.response().end("x");
        });

        LoopResult result = run(7, address, Shots.same(Shot.get("/")), () -> callers.size() == 7);

        assertThat(callers).hasSize(7);
        assertThat(result.good()).isGreaterThan(20);
        assertThat(result.bad()).isZero();
    }

    @Test
    void another_status_is_told_by_its_number() throws Exception {
        LoopResult result =
                run(2, http(request -> request.response().setStatusCode(500).end("x")));

        assertThat(result.good()).isZero();
        assertThat(result.answers()).containsKey("status 500");
    }

    @Test
    void a_large_answer_is_put_together() throws Exception {
        byte[] large = new byte[300_000];

        LoopResult result = run(2, http(request -> request.response().end(Buffer.buffer(large))));

        assertThat(result.good()).isPositive();
        assertThat(result.bad()).isZero();
    }

    @Test
    void a_connection_ended_between_two_requests_costs_none() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        URI address = wire(socket -> {
            socket.closeHandler(closed -> ended.incrementAndGet());
            socket.write(answer("Content-Length: 1\r\n"));
            socket.close();
        });

        LoopResult result = run(1, address, new OneRequest(ended));

        assertThat(result.answers()).containsOnlyKeys(LoopResult.GOOD);
        assertThat(result.good()).isGreaterThan(1);
    }

    /** Asks for nothing between an answer and the end of its connection. */
    private static final class OneRequest implements Shots {
        private final AtomicInteger ended;
        private int sent;
        private int seenEnded;

        OneRequest(AtomicInteger ended) {
            this.ended = ended;
        }

        @Override
        public boolean open() {
            // The server's end was told at an earlier ask: by now the client has read it too.
            boolean open = sent == seenEnded;
            seenEnded = ended.get();
            return open;
        }

        @Override
        public Shot next() {
            sent++;
            return Shot.get("/");
        }

        @Override
        public String kind(int status, Buffer body) {
            return status == 200 ? LoopResult.GOOD : "status " + status;
        }
    }

    @Test
    void a_connection_ended_instead_of_an_answer_is_a_failure() throws Exception {
        LoopResult result = run(3, wire(NetSocket::close));

        assertThat(result.good()).isZero();
        assertThat(result.answers()).containsKey("connection failed");
    }

    @Test
    void an_answer_without_its_length_is_a_failure() throws Exception {
        LoopResult result = run(3, wire(socket -> socket.write(answer(""))));

        assertThat(result.good()).isZero();
        assertThat(result.answers()).containsKey("connection failed");
    }

    private LoopResult run(int connections, URI address) throws InterruptedException {
        return run(connections, address, Shots.same(Shot.get("/")));
    }

    private LoopResult run(int connections, URI address, Shots shots) throws InterruptedException {
        return run(connections, address, shots, () -> true);
    }

    private LoopResult run(int connections, URI address, Shots shots, BooleanSupplier seen)
            throws InterruptedException {
        Ticker ticker = new Ticker() {
            @Override
            public long wallMillis() {
                return SystemTime.INSTANCE.wallMillis();
            }

            @Override
            public long monotonicNanos() {
                boolean enough = asked.get() >= connections * ASKED_PER_CONNECTION && seen.getAsBoolean();
                return SystemTime.INSTANCE.monotonicNanos() + (enough ? LONG_ENOUGH.toNanos() : 0);
            }
        };
        try (HttpLoop loop = new HttpLoop(vertx, address, ticker)) {
            return loop.run(connections, LONG_ENOUGH, shots);
        }
    }

    private static String answer(String lengthLine) {
        return "HTTP/1.1 200 OK\r\n" + lengthLine + "\r\nx";
    }

    private URI http(Handler<HttpServerRequest> handler) throws Exception {
        return local(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    handler.handle(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .actualPort());
    }

    /** A server that does the same at every piece it is sent. */
    private URI wire(Handler<NetSocket> atRequest) throws Exception {
        return local(vertx.createNetServer()
                .connectHandler(socket -> socket.handler(request -> {
                    asked.incrementAndGet();
                    atRequest.handle(socket);
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .actualPort());
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
