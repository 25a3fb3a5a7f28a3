package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.TryState;
import java.util.Locale;

/** What made a second try start. */
enum SecondTry {
    /** The first had its time and goes on. */
    SLOW,
    /** The first goes on, but its node was seen to go down. */
    NODE_DOWN,
    /** No connection to the first node. */
    NOT_SENT,
    /** The connection broke, or a bare 5xx came. */
    LOST,
    /** The first node said in-doubt. */
    IN_DOUBT,
    /** The first node said not-stored. */
    NOT_STORED;

    static SecondTry after(TryState first, boolean nodeDown) {
        return switch (first) {
            case NOT_SENT -> NOT_SENT;
            case LOST -> LOST;
            case IN_DOUBT -> IN_DOUBT;
            case NOT_STORED -> NOT_STORED;
            case OPEN, DEFINITE -> nodeDown ? NODE_DOWN : SLOW;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
