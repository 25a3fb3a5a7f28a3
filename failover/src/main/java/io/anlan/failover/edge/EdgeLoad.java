package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.RetryBudget;
import io.anlan.kernel.SiteId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How much the edge carries at the moment, over all event loops, and whether it is leaving. */
final class EdgeLoad {

    private final RetryBudget budget;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicIntegerArray tries = new AtomicIntegerArray(SiteId.values().length);
    private volatile boolean rehearsing;
    private volatile boolean draining;
    private volatile boolean closing;

    EdgeLoad(RetryBudget budget) {
        this.budget = budget;
    }

    /** The second tries that may be made. */
    RetryBudget budget() {
        return budget;
    }

    int inFlight() {
        return inFlight.get();
    }

    /** Tries at that site that have no end yet; none are left when a draining site is empty. */
    int tries(SiteId site) {
        return tries.get(site.ordinal());
    }

    void tryBegins(SiteId site) {
        tries.incrementAndGet(site.ordinal());
    }

    int streams() {
        return streams.get();
    }

    /** Counts one stream of events more; false, and nothing counted, beyond the limit. */
    boolean streamBegins(int max) {
        return enter(streams, max);
    }

    void streamEnds() {
        streams.decrementAndGet();
    }

    void tryEnds(SiteId site) {
        tries.decrementAndGet(site.ordinal());
    }

    int connections() {
        return connections.get();
    }

    /** Whether the edge still warms itself and should not be used while there is another. */
    boolean rehearsing() {
        return rehearsing;
    }

    void rehearse() {
        rehearsing = true;
    }

    void rehearsed() {
        rehearsing = false;
    }

    boolean draining() {
        return draining;
    }

    /** From now on the edge says that it leaves, and still serves. */
    void drain() {
        draining = true;
    }

    boolean closing() {
        return closing;
    }

    /** From now on nothing new is taken, so that what is in flight comes to an end. */
    void close() {
        closing = true;
    }

    /** Counts one request more; false, and nothing counted, beyond the limit. */
    boolean enter(int max) {
        return enter(inFlight, max);
    }

    void leave() {
        inFlight.decrementAndGet();
    }

    /** Counts one connection more; false, and nothing counted, beyond the limit. */
    boolean connect(int max) {
        return enter(connections, max);
    }

    void disconnect() {
        connections.decrementAndGet();
    }

    private static boolean enter(AtomicInteger count, int max) {
        if (count.incrementAndGet() <= max) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }
}
