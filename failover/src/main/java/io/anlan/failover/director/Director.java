package io.anlan.failover.director;

import io.anlan.failover.act.PlanRunner;
import io.anlan.failover.raft.RatisLog;
import io.anlan.failover.raft.VoterConfig;
import io.anlan.kernel.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;

/** A whole director in this process: a voter, a desk, a door. */
final class Director {
    private static final long TICK_MILLIS = 250;
    private static final long LOOK_MILLIS = 1_000;

    private final DirectorConfig config;
    private final Vertx vertx;
    private final OwnLog log;
    private final LeaseDesk desk;
    private final Watch watch;
    private final PlanRunner runner;
    private final DirectorDoor door;

    Director(DirectorConfig config, Ticker ticker) throws IOException {
        this.config = config;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        VoterName name = VoterName.in(config.folder(), config.place());
        this.log = new OwnLog();
        this.desk = new LeaseDesk(log, "director " + config.place(), ticker);
        Forwarding forwarding = new Forwarding(log, config, vertx, Forwarding.PATIENCE);
        this.watch = new Watch(config, log, new Questions(vertx, config.host()), ticker);
        this.runner = new PlanRunner(log, watch, "director " + config.place(), ticker);
        DirectorMetrics metrics = new DirectorMetrics(log, watch, ticker);
        Pages pages = new Pages(
                log,
                new LeasePages(log, desk, forwarding),
                new VoterPages(log, forwarding),
                new PlanPages(log, runner, forwarding, ticker),
                watch,
                metrics);
        this.door = new DirectorDoor(vertx, new Callers(config.secrets()), pages, log, metrics);
        if (name.newcomer()) {
            new Newcomer(config, log, () -> RatisLog.start(voter(name)), ticker, vertx, name).begin();
        } else {
            log.open(RatisLog.start(voter(name)));
        }
    }

    private VoterConfig voter(VoterName name) {
        return new VoterConfig(
                config.place().id(),
                name.name(),
                name.newcomer(),
                config.host(),
                config.votePort(),
                config.voters(),
                config.folder().resolve("log"));
    }

    Future<Director> start() {
        vertx.setPeriodic(TICK_MILLIS, tick -> {
            desk.tick();
            runner.tick();
        });
        vertx.setPeriodic(LOOK_MILLIS, look -> watch.look());
        return door.open(config.host(), config.port()).map(open -> this);
    }

    Future<Void> stop() {
        return vertx.close().onComplete(closed -> log.close());
    }
}
