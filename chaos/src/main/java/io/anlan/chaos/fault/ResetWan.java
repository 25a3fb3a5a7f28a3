package io.anlan.chaos.fault;

import io.anlan.chaos.machine.CannotBreak;
import io.anlan.local.Twin;

/** Every connection between the sites breaks at once; new ones pass, so the inverse is nothing to do. */
final class ResetWan implements Fault {
    private final Twin twin;
    private boolean broken;

    ResetWan(Twin twin, String target) {
        this.twin = twin;
        if (!target.equals("wan")) {
            throw new CannotBreak("reset strikes wan, not " + target);
        }
    }

    @Override
    public void strike() {
        twin.wan().reset();
        broken = true;
    }

    @Override
    public String bite() {
        return broken ? "the proxy has closed every connection" : "";
    }

    @Override
    public void undo() {
        // Who wants a connection makes a new one; that they do is a part of what is tried.
    }

    @Override
    public void awaitOver() {
        twin.partNames().forEach(twin::awaitReady);
    }
}
