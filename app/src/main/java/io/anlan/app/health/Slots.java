package io.anlan.app.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The slots this site's links read from. A node without them would accept registrations that no link ever carries; slots
 * are made by {@code link create} alone, never here.
 *
 * @param missing slots that are not there
 * @param lost slots whose log has been given up to save the disk
 */
public record Slots(List<String> missing, List<String> lost) {

    /** Before the database was asked. */
    public static final Slots NOT_ASKED = new Slots(List.of("not asked yet"), List.of());

    private static final String LOST = "lost";

    public Slots {
        missing = List.copyOf(missing);
        lost = List.copyOf(lost);
    }

    /** Judges what there is, slot by its {@code wal_status}, against what there must be. */
    public static Slots of(List<String> needed, Map<String, String> statusBySlot) {
        var missing = new ArrayList<String>();
        var lost = new ArrayList<String>();
        for (var slot : needed) {
            var status = statusBySlot.get(slot);
            if (status == null) {
                missing.add(slot);
            } else if (status.equals(LOST)) {
                lost.add(slot);
            }
        }
        return new Slots(missing, lost);
    }
}
