package io.anlan.chaos.fault;

import io.anlan.chaos.failpoint.FailpointAction;
import io.anlan.chaos.failpoint.FailpointOrder;
import io.anlan.chaos.failpoint.NodeFailpoint;
import io.anlan.chaos.machine.AtExit;
import io.anlan.chaos.machine.CannotBreak;
import io.anlan.local.Twin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node halts, stands still or is late exactly where it is told to, at a place inside it. The place is woven into the running node before
 * the load and taken out when all is judged. Undone by starting the node again, by letting it go on, or by letting all pass.
 */
final class AtFailpoint implements Fault {
    private final Twin twin;
    private final String node;
    private final Parts parts;
    private final FailpointOrder order;
    private final NodeFailpoint point;
    private long pid;
    private @Nullable AtExit back;

    AtFailpoint(Twin twin, String target, Map<String, String> with) {
        NodeFailpoint.mustBePossible();
        this.twin = twin;
        this.node = target;
        this.parts = Parts.of(twin, target);
        if (!target.startsWith("node-")) {
            throw new CannotBreak("failpoint strikes one node, such as node-a1, not " + target);
        }
        this.order = FailpointOrder.of(with);
        this.point = new NodeFailpoint(
                order,
                twin.home()
                        .folder()
                        .resolve("failpoint-" + target + "-" + order.point().name()));
    }

    @Override
    public void prepare() {
        pid = twin.pids(node).get(0);
        point.weaveInto(pid);
    }

    @Override
    public void strike() {
        back = AtExit.of(point::disarm);
        point.arm();
    }

    @Override
    public String bite() {
        int acted = point.acted();
        boolean shown = switch (order.action()) {
            case HALT -> !parts.anyRuns(List.of(pid));
            case FREEZE -> parts.allFrozen();
            case LATE -> true;
        };
        return acted > 0 && shown ? told() : "";
    }

    private String told() {
        String at = order.point().name();
        return switch (order.action()) {
            case HALT -> node + " halted at pass " + order.pass() + " of " + at;
            case FREEZE -> node + " stands still at pass " + order.pass() + " of " + at;
            case LATE -> "every " + order.pass() + ". pass of " + at + " comes " + order.millis() + " ms late";
        };
    }

    @Override
    public void undo() {
        AtExit struck = back;
        if (struck != null) {
            struck.now();
        }
        if (order.action() == FailpointAction.FREEZE) {
            twin.thaw(node);
        }
    }

    @Override
    public void awaitOver() {
        parts.start();
        parts.awaitReady();
    }

    @Override
    public void tidy() {
        // A node that was started again has never heard of it.
        if (!parts.pids().contains(pid)) {
            return;
        }
        try {
            point.takeOutOf(pid);
        } catch (CannotBreak stays) {
            // Nobody arms it any more, so all who pass go on.
            return;
        }
    }
}
