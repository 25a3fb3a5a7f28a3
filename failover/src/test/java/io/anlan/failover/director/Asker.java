package io.anlan.failover.director;

import io.anlan.kernel.SystemTime;
import io.anlan.kernel.lease.LeaseTimes;
import io.anlan.local.wan.WanPlace;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A node of a site that asks its director for one right again and again, and remembers what it was told. */
final class Asker extends Thread {
    /** One answer; the moments are those of one clock, since all askers share this process. */
    record Told(String site, int status, long epoch, long askedNanos, long answeredNanos) {
        /** Until when a holder may believe in it. */
        long endNanos() {
            return askedNanos + LeaseTimes.LEASE.toNanos();
        }

        boolean granted() {
            return status == 200;
        }
    }

    private static final long PAUSE_MILLIS = 250;

    private final ThreeDirectors directors;
    private final WanPlace site;
    private final String right;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch enough = new CountDownLatch(1);

    Asker(ThreeDirectors directors, WanPlace site, String right) {
        super("asker of " + site);
        setDaemon(true);
        this.directors = directors;
        this.site = site;
        this.right = right;
    }

    @Override
    public void run() {
        try {
            do {
                ask();
            } while (!enough.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        long asked = SystemTime.INSTANCE.monotonicNanos();
        JsonObject body = new JsonObject().put("holder", site.id()).put("epoch", 0);
        directors.send("PUT", site, "/leases/" + right, "node." + site, body).ifPresent(answer -> {
            long epoch = answer.statusCode() == 200 ? new JsonObject(answer.body()).getLong("epoch") : 0;
            told.add(new Told(site.id(), answer.statusCode(), epoch, asked, SystemTime.INSTANCE.monotonicNanos()));
        });
    }

    List<Told> told() {
        return told;
    }

    void end() throws InterruptedException {
        enough.countDown();
        join();
    }
}
