package io.anlan.chaos.fault;

import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;

/** Whole process trees stop where they stand, connections open; undone by letting them go on. */
final class Freeze implements Fault {
    private final Twin twin;
    private final String target;
    private final Parts parts;

    Freeze(Twin twin, String target) {
        this.twin = twin;
        this.target = target;
        this.parts = Parts.of(twin, target);
    }

    @Override
    public void strike() {
        if (Parts.isSite(target)) {
            twin.freeze(SiteId.of(target));
        } else {
            parts.names().forEach(twin::freeze);
        }
    }

    @Override
    public String bite() {
        return parts.allFrozen() ? parts.pids().size() + " processes stand still" : "";
    }

    @Override
    public void undo() {
        parts.names().forEach(twin::thaw);
    }

    @Override
    public void awaitOver() {
        parts.awaitReady();
    }
}
