package io.anlan.local.wan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which directions are cut or slow at this moment. */
final class WanCuts {
    private final Set<WanDirection> cut = new LinkedHashSet<>();
    private final Map<WanDirection, WanPace> paces = new LinkedHashMap<>();

    boolean isCut(WanDirection direction) {
        return cut.contains(direction);
    }

    void cut(Set<WanDirection> directions) {
        cut.addAll(directions);
    }

    void heal(Set<WanDirection> directions) {
        cut.removeAll(directions);
    }

    WanPace pace(WanDirection direction) {
        return paces.getOrDefault(direction, WanPace.FREE);
    }

    void pace(Set<WanDirection> directions, WanPace pace) {
        directions.forEach(direction -> paces.put(direction, pace));
        paces.values().removeIf(WanPace.FREE::equals);
    }

    /** The directions that are slow. */
    Map<WanDirection, WanPace> slow() {
        return Map.copyOf(paces);
    }

    Set<WanDirection> all() {
        return Set.copyOf(cut);
    }
}
