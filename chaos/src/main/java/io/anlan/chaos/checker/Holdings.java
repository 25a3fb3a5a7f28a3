package io.anlan.chaos.checker;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Told;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which acceptances each database holds, and what may rightly be missing. */
final class Holdings {
    private final Map<Store, Set<String>> held = new EnumMap<>(Store.class);

    Holdings(StoredRows stored) {
        for (Store store : Store.values()) {
            Set<String> here = new HashSet<>();
            for (StoredRegistration row : stored.at(store)) {
                here.add(row.acceptance());
            }
            held.put(store, here);
        }
    }

    boolean everywhere(String acceptance) {
        return held.values().stream().allMatch(here -> here.contains(acceptance));
    }

    boolean nowhere(String acceptance) {
        return held.values().stream().noneMatch(here -> here.contains(acceptance));
    }

    /** Told as stored at one site, and that site was destroyed afterwards: the one loss that was announced. */
    static boolean announced(History history, Attempt attempt, Told told) {
        return !told.atBothSites()
                && history.destroyedSince(told.site(), attempt.times().sentMicros());
    }
}
