package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A closed loop over HTTP: as many connections as asked for, each sends its next request when the last was answered.
 * Keep-alive, no pipelining, half of the connections on each of two event loops.
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
        private final NetClient client =
                vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(2_000));
        private final int slots;
        private final long end;
        private final Shots shots;
        private final CountDownLatch idle;

        Worker(int slots, long end, Shots shots, CountDownLatch idle) {
            this.slots = slots;
            this.end = end;
            this.shots = shots;
            this.idle = idle;
        }

        void start() {
            context.runOnContext(go -> {
                for (int i = 0; i < slots; i++) {
                    new Slot(this).next();
                }
            });
        }

        void close() {
            client.close();
        }
    }

    /** One connection and its request. */
    private final class Slot implements Wire.Landing {
        private final Worker worker;
        private @Nullable Wire wire;
        private @Nullable Shot shot;
        private Buffer request = Buffer.buffer();
        private long sent;

        Slot(Worker worker) {
            this.worker = worker;
        }

        void next() {
            sent = ticker.monotonicNanos();
            if (sent >= worker.end) {
                end();
            } else if (!worker.shots.open()) {
                later();
            } else {
                fire(worker.shots.next());
            }
        }

        private void fire(Shot next) {
            if (next != shot) {
                shot = next;
                request = next.wire(base.getAuthority());
            }
            Wire open = wire;
            if (open == null || !open.open()) {
                worker.client
                        .connect(base.getPort(), base.getHost())
                        .onSuccess(this::opened)
                        .onFailure(refused -> failed());
            } else {
                open.send(request);
            }
        }

        private void opened(NetSocket socket) {
            Wire fresh = new Wire(socket, this);
            wire = fresh;
            fresh.send(request);
        }

        @Override
        public void answered(int status, Buffer body) {
            land(worker.shots.kind(status, body));
            next();
        }

        @Override
        public void failed() {
            wire = null;
            land(FAILED);
            // Not at once: a server that is gone would be asked in a busy loop.
            later();
        }

        private void land(String kind) {
            long now = ticker.monotonicNanos();
            if (now < worker.end) {
                worker.count.add(kind, now - sent);
            }
        }

        private void later() {
            vertx.setTimer(PAUSE_MILLIS, due -> worker.context.runOnContext(go -> next()));
        }

        private void end() {
            Wire open = wire;
            if (open != null) {
                open.close();
            }
            worker.idle.countDown();
        }
    }
}
