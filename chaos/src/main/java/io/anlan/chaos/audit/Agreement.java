package io.anlan.chaos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether four databases hold the same rows, table by table. */
public record Agreement(Map<String, Map<Store, Digest>> tables) {
    /** True when every table was read in every database and the four digests of each are the same. */
    public boolean whole() {
        return !tables.isEmpty() && differing().isEmpty();
    }

    /** Names of the tables on which the databases differ, or which one of them could not be asked about. */
    public List<String> differing() {
        List<String> names = new ArrayList<>();
        tables.forEach((name, digests) -> {
            boolean same = digests.size() == Store.values().length
                    && digests.values().stream().distinct().count() == 1;
            if (!same) {
                names.add(name);
            }
        });
        return names;
    }
}
