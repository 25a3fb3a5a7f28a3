package io.anlan.failover.edge.plan;

import java.util.concurrent.TimeUnit;

/**
 * How a node does what it is asked, whatever it says of itself: one that answers its checks and loses or delays every
 * other request ails. Judged once a second over the second before; shared by all event loops.
 */
public final class Conduct {

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ENOUGH_TO_JUDGE = 20;

    private long secondBegan;
    private int tries;
    private int bad;

    /** Judges from now on. */
    public Conduct(long nowNanos) {
        secondBegan = nowNanos;
    }

    /** A try ended, badly when it was lost or had more than its time. True when the node ails: told once a second. */
    public synchronized boolean ended(boolean badly, long nowNanos) {
        boolean ails = false;
        if (nowNanos - secondBegan >= SECOND_NANOS) {
            ails = tries >= ENOUGH_TO_JUDGE && bad * 2 >= tries;
            secondBegan = nowNanos;
            tries = 0;
            bad = 0;
        }
        tries++;
        bad += badly ? 1 : 0;
        return ails;
    }
}
