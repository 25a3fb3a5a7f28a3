package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A closed loop over HTTP: as many connections as asked for, each sends its next request when the last was answered.
 * Bare Vert.x, keep-alive, no pipelining, half of the connections on each of two event loops.
 */
final class HttpLoop implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 10;
    private static final String FAILED = "connection failed";

    private final Vertx vertx;
    private final URI base;
    private final Ticker ticker;

    HttpLoop(Vertx vertx, URI base, Ticker ticker) {
        this.vertx = vertx;
        this.base = base;
        this.ticker = ticker;
    }

    /** Runs the loop for a time; requests still open at its end are waited for and not counted. */
    LoopResult run(int concurrency, Duration time, Shots shots) throws InterruptedException {
        CountDownLatch idle = new CountDownLatch(concurrency);
        long start = ticker.monotonicNanos();
        long end = start + time.toNanos();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            int slots = concurrency / WORKERS + (i < concurrency % WORKERS ? 1 : 0);
            workers.add(new Worker(slots, end, shots, idle));
        }
        workers.forEach(Worker::start);
        boolean ended = idle.await(time.plus(LAST_ANSWERS).toMillis(), TimeUnit.MILLISECONDS);
        workers.forEach(Worker::close);
        if (!ended) {
            throw new IllegalStateException(idle.getCount() + " connections still wait for an answer of " + base);
        }
        return LoopCount.sum(
                concurrency,
                time.toNanos() / 1e9,
                workers.stream().map(worker -> worker.count).toList());
    }

    @Override
    public void close() {
        vertx.close();
    }

    /** One event loop with its connections. */
    private final class Worker {
        private final LoopCount count = new LoopCount();
        private final Context context = vertx.getOrCreateContext();
        private final HttpClient client;
        private final int slots;
        private final long end;
        private final Shots shots;
        private final CountDownLatch idle;

        Worker(int slots, long end, Shots shots, CountDownLatch idle) {
            this.slots = slots;
            this.end = end;
            this.shots = shots;
            this.idle = idle;
            this.client = vertx.createHttpClient(new HttpClientOptions()
                    .setMaxPoolSize(Math.max(1, slots))
                    .setKeepAlive(true)
                    .setPipelining(false)
                    .setTcpNoDelay(true)
                    .setConnectTimeout(2_000)
                    .setDefaultHost(base.getHost())
                    .setDefaultPort(base.getPort()));
        }

        void start() {
            context.runOnContext(go -> {
                for (int i = 0; i < slots; i++) {
                    next();
                }
            });
        }

        void close() {
            client.close();
        }

        private void next() {
            long sent = ticker.monotonicNanos();
            if (sent >= end) {
                idle.countDown();
                return;
            }
            if (!shots.open()) {
                later();
                return;
            }
            Shot shot = shots.next();
            client.request(shot.method(), shot.path())
                    .compose(request -> fire(request, shot))
                    .compose(response -> response.body().map(body -> shots.kind(response.statusCode(), body)))
                    .onComplete(done -> landed(sent, done.succeeded() ? done.result() : FAILED));
        }

        private io.vertx.core.Future<HttpClientResponse> fire(HttpClientRequest request, Shot shot) {
            shot.headers().forEach(request::putHeader);
            Buffer body = shot.body();
            return body == null ? request.send() : request.send(body);
        }

        private void landed(long sent, String kind) {
            long now = ticker.monotonicNanos();
            if (now < end) {
                count.add(kind, now - sent);
            }
            if (kind.equals(FAILED)) {
                // Not at once: a server that is gone would be asked in a busy loop.
                later();
            } else {
                next();
            }
        }

        private void later() {
            vertx.setTimer(PAUSE_MILLIS, due -> context.runOnContext(go -> next()));
        }
    }
}
