package io.anlan.replication.link;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The state of one link and the reason for it, for whoever looks. */
public final class LinkStatus {
    private static final Logger LOG = Logger.getLogger(LinkStatus.class.getName());

    private final String link;
    private Seen seen;
    private String lastTold = "";

    /**
     * State, reason and since when.
     *
     * @param reason one sentence; for a state that needs a person it says what to do
     */
    public record Seen(LinkState state, String reason, long sinceMillis) {}

    public LinkStatus(String link, long nowMillis) {
        this.link = link;
        this.seen = new Seen(LinkState.NOT_CREATED, "the process starts and has not looked yet", nowMillis);
    }

    /** The one place where a link's state changes; staying in a state only renews the reason. */
    public synchronized void become(LinkState next, long nowMillis, String reason) {
        if (next == seen.state()) {
            seen = new Seen(next, reason, seen.sinceMillis());
            return;
        }
        if (!LinkTransitions.legal(seen.state(), next)) {
            throw new IllegalStateException("Link " + link + " cannot go from " + seen.state() + " to " + next);
        }
        log(next, reason);
        seen = new Seen(next, reason, nowMillis);
    }

    /** A link whose peer is away starts again every second; the same sentence is told once. */
    private void log(LinkState next, String reason) {
        String told = next + ", " + reason;
        boolean passing = next == LinkState.STARTING || told.equals(lastTold);
        LOG.log(passing ? Level.FINE : Level.INFO, () -> "Link " + link + ": " + seen.state() + " -> " + told);
        lastTold = passing ? lastTold : told;
    }

    public synchronized Seen seen() {
        return seen;
    }
}
