package io.anlan.chaos.audit;

import io.anlan.chaos.load.Acknowledgement;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An acknowledged acceptance must be in every database; those that are not are lost. */
public final class LostCheck {
    private LostCheck() {}

    public static Lost of(Collection<Acknowledgement> acknowledged, StoredRows stored) {
        Map<Store, Set<String>> held = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            Set<String> here = new HashSet<>();
            stored.at(store).forEach(row -> here.add(row.acceptance()));
            held.put(store, here);
        }
        Set<String> nowhere = new LinkedHashSet<>();
        Set<String> somewhere = new LinkedHashSet<>();
        for (Acknowledgement promise : acknowledged) {
            String acceptance = promise.registrationNo() + "@" + promise.site();
            long copies =
                    held.values().stream().filter(h -> h.contains(acceptance)).count();
            if (copies == 0) {
                nowhere.add(acceptance);
            } else if (copies < held.size()) {
                somewhere.add(acceptance);
            }
        }
        return new Lost(nowhere, somewhere);
    }

    /** Acknowledged acceptances found in no database, and those missing in at least one. */
    public record Lost(Set<String> nowhere, Set<String> somewhere) {
        public int count() {
            return nowhere.size() + somewhere.size();
        }
    }
}
