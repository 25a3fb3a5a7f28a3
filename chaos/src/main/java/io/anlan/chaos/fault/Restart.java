package io.anlan.chaos.fault;

import io.anlan.local.Twin;
import java.time.Duration;
import java.util.List;

/** Somebody ends the parts in order and starts them again, one after the other, each when the one before does its work. */
final class Restart implements Fault {
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(10);

    private final Twin twin;
    private final Parts parts;
    private final Hand hand = new Hand("restart", this::oneByOne);
    private List<Long> before = List.of();
    private volatile int moved;
    private volatile String failed = "";

    Restart(Twin twin, String target) {
        this.twin = twin;
        this.parts = Parts.of(twin, target);
    }

    @Override
    public void strike() {
        before = parts.pids();
        hand.begin();
    }

    @Override
    public String bite() {
        return parts.pids().containsAll(before)
                ? ""
                : "the first of " + parts.names().size() + " parts has ended";
    }

    @Override
    public void undo() {
        // They come back by themselves, one after the other; that citizens do not notice is what is tried.
    }

    @Override
    public void awaitOver() {
        hand.awaitEnd(ENDS_WITHIN);
        if (moved < parts.names().size()) {
            throw new IllegalStateException("the restart ended after " + moved + " parts: " + failed);
        }
        parts.awaitReady();
    }

    private void oneByOne() {
        try {
            for (String name : parts.names()) {
                twin.stop(name);
                new Parts(twin, List.of(name)).start();
                twin.awaitReady(name);
                moved++;
            }
        } catch (RuntimeException e) {
            failed = String.valueOf(e.getMessage());
        }
    }
}
