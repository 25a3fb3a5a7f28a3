package io.anlan.local.wan;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which directions are cut at this moment. */
final class WanCuts {
    private final Set<WanDirection> cut = new LinkedHashSet<>();

    boolean isCut(WanDirection direction) {
        return cut.contains(direction);
    }

    void cut(Set<WanDirection> directions) {
        cut.addAll(directions);
    }

    void heal(Set<WanDirection> directions) {
        cut.removeAll(directions);
    }

    Set<WanDirection> all() {
        return Set.copyOf(cut);
    }
}
