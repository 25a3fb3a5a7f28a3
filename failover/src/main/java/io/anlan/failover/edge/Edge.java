package io.anlan.failover.edge;

import io.anlan.failover.edge.admin.AdminConfig;
import io.anlan.failover.edge.admin.AdminDoor;
import io.anlan.failover.edge.admin.WeightsFile;
import io.anlan.failover.edge.plan.RetryBudget;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.tls.TlsFolder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A whole edge in this process: starts, tells its port, leaves in order. */
public final class Edge {

    /** A balancer in front sees the edge leave in this time, before connections are closed under it. */
    private static final long NOTICE_MILLIS = 500;

    private static final long LOOK_MILLIS = 20;

    private final EdgeConfig config;
    private final Ticker ticker;
    private final EdgeLoad load;
    private final Vertx vertx;
    private int port;
    private int adminPort;
    private @Nullable Future<Void> leaving;

    Edge(EdgeConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
        this.load = new EdgeLoad(new RetryBudget(ticker.monotonicNanos()));
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(config.loops() + 1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** Starts, and says that it should be used only after it has rehearsed, at most this long. */
    Future<Edge> startAndRehearse(Duration limit) {
        HealthBoard board = board();
        load.rehearse();
        return start(board).onSuccess(started -> new Rehearsal(vertx, config, board, load).begin(port, limit));
    }

    Future<Edge> start() {
        return start(board());
    }

    private HealthBoard board() {
        Path kept = config.admin().map(AdminConfig::weightsFile).orElse(null);
        return new HealthBoard(config.nodes(), WeightsFile.read(kept), config.checks(), ticker);
    }

    private Future<Edge> start(HealthBoard board) {
        EdgeMetrics metrics = new EdgeMetrics(board, load);
        TlsFolder tls =
                config.partTls().map(folder -> new TlsFolder(folder, ticker)).orElse(null);
        List<EdgeLoop> loops = new ArrayList<>();
        Future<?> deployed =
                vertx.deployVerticle(new HealthChecker(board, metrics, ticker, tls, config.localAddress()));
        for (int i = 0; i < config.loops(); i++) {
            EdgeLoop loop = new EdgeLoop(config, board, load, metrics, ticker, tls);
            loops.add(loop);
            deployed = deployed.compose(previous -> vertx.deployVerticle(loop));
        }
        return deployed.compose(all -> admin(new EdgeState(board, load, metrics, ticker)))
                .map(all -> {
                    port = loops.get(0).port();
                    return this;
                });
    }

    private Future<?> admin(EdgeState state) {
        if (config.admin().isEmpty()) {
            return Future.succeededFuture();
        }
        AdminDoor door = new AdminDoor(config.admin().get(), state);
        return vertx.deployVerticle(door).onSuccess(opened -> adminPort = door.port());
    }

    int port() {
        return port;
    }

    int adminPort() {
        return adminPort;
    }

    /** Says that it leaves, finishes what is in flight, closes; asked again, it leaves no second time. */
    synchronized Future<Void> stop() {
        if (leaving == null) {
            leaving = leave();
        }
        return leaving;
    }

    private Future<Void> leave() {
        load.drain();
        Promise<Void> empty = Promise.promise();
        long begun = ticker.monotonicNanos();
        vertx.setPeriodic(LOOK_MILLIS, look -> {
            long passed = TimeUnit.NANOSECONDS.toMillis(ticker.monotonicNanos() - begun);
            boolean over = passed > config.limits().requestTime().toMillis() + NOTICE_MILLIS;
            if (passed >= NOTICE_MILLIS) {
                load.close();
            }
            if (over || load.closing() && load.inFlight() == 0) {
                vertx.cancelTimer(look);
                empty.tryComplete();
            }
        });
        return empty.future().compose(drained -> vertx.close());
    }
}
