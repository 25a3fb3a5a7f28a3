package io.anlan.chaos.fault;

import io.anlan.chaos.machine.AtExit;
import io.anlan.chaos.machine.MemoryGroup;
import io.anlan.local.Twin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part gets little memory beside what it has; the kernel ends whoever asks for more. Undone by letting it have its fill. */
final class LittleMemory implements Fault {
    private static final long MEGABYTE = 1024 * 1024;

    private final Parts parts;
    private final MemoryGroup group;
    private final long bytes;
    private @Nullable AtExit back;

    LittleMemory(Twin twin, String target, Map<String, String> with) {
        MemoryGroup.mustBePossible();
        this.parts = Parts.of(twin, target);
        this.group = new MemoryGroup("anlan-chaos-" + twin.plan().wanControl().getPort() + "-" + target);
        this.bytes = Long.parseLong(with.getOrDefault("megabytes", "4")) * MEGABYTE;
    }

    @Override
    public void strike() {
        back = AtExit.of(group::free);
        group.limit(parts.pids(), bytes);
    }

    @Override
    public String bite() {
        long refused = group.refusals();
        return refused > 0 ? "memory was refused " + refused + " times, processes ended: " + group.ended() : "";
    }

    @Override
    public void undo() {
        AtExit struck = back;
        if (struck != null) {
            struck.now();
        }
        parts.start();
    }

    @Override
    public void awaitOver() {
        parts.awaitReady();
    }
}
