package io.anlan.chaos.fault;

import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import java.util.List;

/** SIGKILL to every process of a site at once, or of some parts; undone by starting them again. */
final class Kill implements Fault {
    private final Twin twin;
    private final String target;
    private final Parts parts;
    private List<Long> pids = List.of();

    Kill(Twin twin, String target) {
        this.twin = twin;
        this.target = target;
        this.parts = Parts.of(twin, target);
    }

    @Override
    public void strike() {
        pids = parts.pids();
        if (Parts.isSite(target)) {
            twin.kill(SiteId.of(target));
        } else {
            parts.names().forEach(twin::kill);
        }
    }

    @Override
    public String bite() {
        return pids.isEmpty() || parts.anyRuns(pids) ? "" : pids.size() + " processes are gone";
    }

    @Override
    public void undo() {
        parts.start();
    }

    @Override
    public void awaitOver() {
        parts.awaitReady();
    }
}
