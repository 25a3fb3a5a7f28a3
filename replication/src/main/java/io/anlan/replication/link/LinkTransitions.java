package io.anlan.replication.link;

import static io.anlan.replication.link.LinkState.NOT_CREATED;
import static io.anlan.replication.link.LinkState.PAUSED;
import static io.anlan.replication.link.LinkState.REFUSED;
import static io.anlan.replication.link.LinkState.RESTARTING;
import static io.anlan.replication.link.LinkState.RUNNING;
import static io.anlan.replication.link.LinkState.STANDBY;
import static io.anlan.replication.link.LinkState.STARTING;
import static io.anlan.replication.link.LinkState.STOPPED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The table of legal changes of a link's state. */
public final class LinkTransitions {
    private static final Map<LinkState, Set<LinkState>> NEXT = Map.of(
            STARTING, EnumSet.of(RUNNING, RESTARTING, REFUSED, STANDBY, NOT_CREATED, PAUSED, STOPPED),
            RUNNING, EnumSet.of(RESTARTING, STANDBY, PAUSED, STOPPED),
            RESTARTING, EnumSet.of(STARTING, REFUSED, STANDBY, NOT_CREATED, PAUSED, STOPPED),
            REFUSED, EnumSet.of(STARTING, RESTARTING, STANDBY, NOT_CREATED, PAUSED, STOPPED),
            STANDBY, EnumSet.of(STARTING, RESTARTING, REFUSED, NOT_CREATED, PAUSED, STOPPED),
            NOT_CREATED, EnumSet.of(STARTING, RESTARTING, REFUSED, STANDBY, PAUSED, STOPPED),
            PAUSED, EnumSet.of(STARTING, STOPPED),
            STOPPED, EnumSet.noneOf(LinkState.class));

    private LinkTransitions() {}

    /** Whether a link in state {@code from} may go to {@code to}. */
    public static boolean legal(LinkState from, LinkState to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }
}
