package io.anlan.failover.edge.plan;

import java.util.concurrent.TimeUnit;

/**
 * How many second tries an edge may make: in the long run a fifth of its traffic, so that retries never bury a site that
 * is only slow; and at once as many as three seconds of full traffic, so that nobody is left alone while a dead site is
 * found out. Shared by all event loops.
 */
public final class RetryBudget {

    private static final double SHARE = 0.2;
    private static final double SECONDS = 3;
    private static final double LEAST = 300;
    private static final double SECONDS_TO_FORGET = 60;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private double left = LEAST;
    private double fullPerSecond;
    private long secondBegan;
    private long counted;

    /** A budget that is full. */
    public RetryBudget(long nowNanos) {
        secondBegan = nowNanos;
    }

    /** A request came: a fifth of a second try is earned. */
    public synchronized void earn(long nowNanos) {
        look(nowNanos);
        counted++;
        left = Math.min(bound(), left + SHARE);
    }

    /** Takes one second try; false when there is none left. */
    public synchronized boolean take(long nowNanos) {
        look(nowNanos);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** Second tries left. */
    public synchronized double left() {
        return left;
    }

    /** Once a second: how much full traffic is. Its growth is given at once, for a fault may come the next moment. */
    private void look(long nowNanos) {
        double passed = (nowNanos - secondBegan) / NANOS;
        if (passed < 1) {
            return;
        }
        double before = bound();
        double faded = fullPerSecond * Math.pow(0.5, passed / SECONDS_TO_FORGET);
        fullPerSecond = Math.max(counted / passed, faded);
        left = Math.min(bound(), left + Math.max(0, bound() - before));
        secondBegan = nowNanos;
        counted = 0;
    }

    private double bound() {
        return Math.max(LEAST, SECONDS * fullPerSecond);
    }
}
