package io.anlan.local;

import io.anlan.local.process.ProcessStat;
import io.anlan.local.process.ProcessTree;
import java.util.List;
import java.util.Optional;

/** How every part is at one moment, and what is cut. */
public record TwinStatus(TwinPlan plan, List<PartStatus> parts, Optional<String> wan) {

    static TwinStatus look(TwinPlan plan, List<TwinPart> parts, WanSteering wan) {
        return new TwinStatus(plan, Together.map(parts, TwinStatus::look), wan.state());
    }

    private static PartStatus look(TwinPart part) {
        var process = part.process().process();
        var tree = process.map(found -> new ProcessTree(found.pid()));
        return new PartStatus(
                part.name(),
                part.kind(),
                part.site().map(Object::toString),
                state(part, process),
                part.address(),
                process.map(ProcessStat::pid),
                tree.map(ProcessTree::residentBytes).orElse(0L),
                tree.map(found -> found.pids().size()).orElse(0));
    }

    private static PartStatus.State state(TwinPart part, Optional<ProcessStat> process) {
        if (process.isEmpty()) {
            return PartStatus.State.DOWN;
        }
        if (process.get().frozen()) {
            return PartStatus.State.FROZEN;
        }
        return part.ready() ? PartStatus.State.READY : PartStatus.State.NOT_READY;
    }

    /** True when every part does its work. */
    public boolean ready() {
        return parts.stream().allMatch(part -> part.state() == PartStatus.State.READY);
    }

    /** True when no part runs. */
    public boolean down() {
        return parts.stream().allMatch(part -> part.state() == PartStatus.State.DOWN);
    }
}
