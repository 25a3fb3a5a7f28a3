package io.anlan.chaos.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The registrations of one campaign, as each of the four databases holds them. */
public record StoredRows(Map<Store, List<StoredRegistration>> rows) {
    public StoredRows {
        Map<Store, List<StoredRegistration>> copy = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            List<StoredRegistration> held = rows.get(store);
            if (held == null) {
                throw new IllegalArgumentException("not read: " + store.title());
            }
            copy.put(store, List.copyOf(held));
        }
        rows = copy;
    }

    public List<StoredRegistration> at(Store store) {
        List<StoredRegistration> held = rows.get(store);
        return held == null ? List.of() : held;
    }
}
