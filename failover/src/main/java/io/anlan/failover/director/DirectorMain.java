package io.anlan.failover.director;

import io.anlan.kernel.SystemTime;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts a director from environment variables and stops it in order on SIGTERM. */
public final class DirectorMain {
    private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n";
    private static final Logger LOG = Logger.getLogger(DirectorMain.class.getName());
    private static final long LEAVE_SECONDS_MAX = 5;

    private DirectorMain() {}

    /** Configured by the ANLAN_DIRECTOR variables. */
    public static void main(String[] arguments) throws IOException {
        if (System.getProperty("java.util.logging.SimpleFormatter.format") == null) {
            System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        }
        DirectorConfig config = DirectorConfig.of(System.getenv());
        Director director = new Director(config, SystemTime.INSTANCE);
        director.start()
                .onSuccess(started -> {
                    LOG.log(Level.INFO, "the director of {0} listens on {1}:{2}", new Object[] {
                        config.place(), config.host(), String.valueOf(config.port())
                    });
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(started), "director-leaves"));
                })
                .onFailure(cause -> {
                    LOG.log(Level.SEVERE, "the director could not listen: {0}", String.valueOf(cause.getMessage()));
                    Runtime.getRuntime().halt(1);
                });
    }

    private static void leave(Director director) {
        CountDownLatch left = new CountDownLatch(1);
        director.stop().onComplete(closed -> left.countDown());
        try {
            if (!left.await(LEAVE_SECONDS_MAX, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
