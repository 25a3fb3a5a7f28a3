package io.anlan.failover.edge;

import java.util.Locale;

/** How a request ended, for metrics and the access log. */
enum Ending {
    /** A node's definite answer was passed. */
    ANSWERED,
    /** No definite answer came; it may have happened. */
    IN_DOUBT,
    /** No definite answer came; it surely did not happen. */
    NOT_STORED,
    /** The edge refused it itself: too large, too many, not HTTP. */
    REFUSED,
    /** The citizen went away first. */
    ABORTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
