package io.anlan.failover.edge;

import io.anlan.kernel.SystemTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts an edge from environment variables and stops it in order on SIGTERM. */
public final class EdgeMain {

    private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n";
    private static final long LEAVE_SECONDS_MAX = 5;

    private EdgeMain() {}

    /** Configured by the environment: see {@link EdgeConfig}. */
    public static void main(String[] arguments) {
        if (System.getProperty("java.util.logging.SimpleFormatter.format") == null) {
            System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        }
        Logger log = Logger.getLogger(EdgeMain.class.getName());
        EdgeConfig config = EdgeConfig.of(System.getenv());
        Edge edge = new Edge(config, SystemTime.INSTANCE);
        edge.startAndRehearse(Rehearsal.LIMIT)
                .onSuccess(started -> {
                    log.log(Level.INFO, "edge listens on {0}:{1}", new Object[] {
                        config.host(), String.valueOf(started.port())
                    });
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(started), "edge-leaves"));
                })
                .onFailure(cause -> {
                    log.log(Level.SEVERE, "edge could not listen on {0}:{1}: {2}", new Object[] {
                        config.host(), String.valueOf(config.port()), String.valueOf(cause.getMessage())
                    });
                    Runtime.getRuntime().exit(1);
                });
    }

    private static void leave(Edge edge) {
        CountDownLatch left = new CountDownLatch(1);
        edge.stop().onComplete(closed -> left.countDown());
        try {
            if (!left.await(LEAVE_SECONDS_MAX, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
