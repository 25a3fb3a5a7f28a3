package io.anlan.chaos.history;

import java.util.Objects;

/**
 * One fault from its beginning to the end of its inverse, in microseconds after the start of the run.
 *
 * @param kind such as {@code kill} or {@code cut}
 * @param target what was broken, such as {@code site-a} or {@code node-b1}
 * @param bit how it was seen that the fault took hold; empty when that was not seen
 * @param undoneMicros when its inverse began
 * @param overMicros when the inverse was seen to have worked, or when nobody waited for that any longer
 * @param neverOver why the inverse was not seen to have worked; empty when it was
 */
public record FaultSpan(
        String kind,
        String target,
        long beganMicros,
        long undoneMicros,
        long overMicros,
        String bit,
        String neverOver) {
    /** The kind of fault after which a site's databases are gone for good. */
    public static final String DESTROY = "destroy";

    /** The kind of fault that takes a database's disk from it, so the database gives up and says so. */
    public static final String DISK_DEAD = "disk-dead";

    public FaultSpan {
        // Histories that were kept before this was told say nothing of it.
        neverOver = Objects.requireNonNullElse(neverOver, "");
    }

    /** A fault that was seen to be over. */
    public FaultSpan(String kind, String target, long beganMicros, long undoneMicros, long overMicros, String bit) {
        this(kind, target, beganMicros, undoneMicros, overMicros, bit, "");
    }

    public boolean tookHold() {
        return !bit.isEmpty();
    }

    public boolean cameBack() {
        return neverOver.isEmpty();
    }

    /** What it was, for people. */
    public String title() {
        return kind + " " + target;
    }
}
