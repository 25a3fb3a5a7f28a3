package io.anlan.chaos.demo;

import io.anlan.chaos.load.OpenLoad;
import io.anlan.kernel.SiteId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Kills a whole site in the middle of a load and starts it again, on a thread of its own, on the load's time line. */
final class SiteOutage {
    private final Venue venue;
    private final SiteId site;
    private final OpenLoad load;
    private final DemoEvents events;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile long killedNanos;
    private volatile long startedNanos;
    private volatile long backNanos;

    SiteOutage(Venue venue, SiteId site, OpenLoad load, DemoEvents events) {
        this.venue = venue;
        this.site = site;
        this.load = load;
        this.events = events;
    }

    /** Begins to wait for the moment of the kill. */
    void begin(long killAtNanos, long startAtNanos) {
        Thread thread = new Thread(() -> run(killAtNanos, startAtNanos), "site-outage");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until the site serves again. */
    void awaitOver(Duration atMost) throws InterruptedException {
        try {
            over.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(site.id() + " was not back after " + atMost.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    site.id() + " could not be killed and started: " + e.getMessage(), e.getCause());
        }
    }

    long killedNanos() {
        return killedNanos;
    }

    long startedNanos() {
        return startedNanos;
    }

    long backNanos() {
        return backNanos;
    }

    private void run(long killAtNanos, long startAtNanos) {
        try {
            parkUntil(killAtNanos);
            killedNanos = load.elapsedNanos();
            venue.kill(site);
            events.said(String.format("%s killed whole after %.1f s", site.id(), killedNanos / 1e9));
            parkUntil(startAtNanos);
            startedNanos = load.elapsedNanos();
            events.said(String.format("%s starts again after %.1f s", site.id(), startedNanos / 1e9));
            venue.start(site);
            backNanos = load.elapsedNanos();
            events.said(String.format("%s ready after %.1f s", site.id(), backNanos / 1e9));
            over.complete(null);
        } catch (RuntimeException e) {
            over.completeExceptionally(e);
        }
    }

    private void parkUntil(long elapsedNanos) {
        for (long wait = elapsedNanos - load.elapsedNanos(); wait > 0; wait = elapsedNanos - load.elapsedNanos()) {
            LockSupport.parkNanos(wait);
        }
    }
}
