package io.anlan.replication.reseed;

import io.anlan.kernel.SiteId;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Site A goes on writing: registrations, an edit of the same words again and again, determinations; and watches site B's mark. */
final class BusySite implements AutoCloseable {
    private static final String EARLY_MARK =
            "SELECT CASE WHEN EXISTS (SELECT FROM reseed_run WHERE ended_micros IS NULL)"
                    + " THEN coalesce(max(applied_lsn), 0) ELSE 0 END FROM link_position WHERE link = 'site-a-to-site-b'";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean markWasEarly;

    static BusySite begin() {
        BusySite busy = new BusySite();
        var unused = busy.thread.scheduleWithFixedDelay(busy::round, 0, 5, TimeUnit.MILLISECONDS);
        return busy;
    }

    private void round() {
        try {
            int round = rounds.incrementAndGet();
            Rows.write(
                    Databases.postgresA().replicator(),
                    Rows.REGISTRATION,
                    Rows.registration("c1", 100_000 + round, 1),
                    // Its key lies among those that are being copied.
                    Rows.registration("c0", round, 1));
            Rows.write(
                    Databases.postgresA().replicator(),
                    Rows.CAMPAIGN_TEXT,
                    Rows.text("c1", "title " + round, "summary", 1_000L + round, 1));
            Bureau.at(SiteId.SITE_A).opens(10_000 + round, "busy");
            markWasEarly |= !Databases.ask(Databases.postgresB().replicator(), EARLY_MARK)
                    .equals("0");
        } catch (RuntimeException | AssertionError broken) {
            failure.compareAndSet(null, broken);
        }
    }

    /** Whether site B ever called anything applied before its copy was complete. */
    boolean markWasEarly() {
        return markWasEarly;
    }

    /** Ends the writing; how many rounds there were. */
    int ends() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(60, TimeUnit.SECONDS) || failure.get() != null) {
            throw new IllegalStateException("site A did not go on writing", failure.get());
        }
        return rounds.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
