package io.anlan.app.health;

import io.anlan.kernel.SiteId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks after the slots now and then, so that readiness answers from memory. */
public final class SlotWatch {

    private final SlotSource source;
    private final List<String> needed;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Slots slots = Slots.NOT_ASKED;

    public SlotWatch(SlotSource source, SiteId site) {
        this.source = source;
        // Named for where they lead: slots know no hyphens.
        this.needed = List.of("to_" + site.peer().id().replace('-', '_'), "to_platform");
    }

    /** Asks the database; a failure leaves the last answer, since the database's own check tells of it. */
    public void look() {
        if (looking.compareAndSet(false, true)) {
            var unused = source.statusBySlot().whenComplete((status, failure) -> {
                looking.set(false);
                if (failure == null) {
                    slots = Slots.of(needed, status);
                }
            });
        }
    }

    /** As last seen. */
    public Slots slots() {
        return slots;
    }
}
