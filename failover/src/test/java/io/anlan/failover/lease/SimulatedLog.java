package io.anlan.failover.lease;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A log up to one entry; logs that agree share what is before. */
record SimulatedLog(
        @Nullable SimulatedLog before,
        int length,
        long term,
        @Nullable LeaseCommand command) {
    static final SimulatedLog EMPTY = new SimulatedLog(null, 0, 0, null);

    SimulatedLog with(long atTerm, @Nullable LeaseCommand entry) {
        return new SimulatedLog(this, length + 1, atTerm, entry);
    }

    boolean isUpToDateWith(SimulatedLog other) {
        return term != other.term ? term > other.term : length >= other.length;
    }

    boolean contains(SimulatedLog part) {
        SimulatedLog at = this;
        while (at != null && at.length > part.length) {
            at = at.before;
        }
        return at == part;
    }

    /** The entries after a part of this log, in order. */
    Deque<SimulatedLog> after(SimulatedLog part) {
        Deque<SimulatedLog> entries = new ArrayDeque<>();
        for (SimulatedLog at = this; at != null && at != part && at.length > 0; at = at.before) {
            entries.addFirst(at);
        }
        return entries;
    }
}
