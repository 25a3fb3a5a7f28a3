package io.anlan.replication.backup.format;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table as it was when its rows were stored.
 *
 * @param table as the mapping file has it now
 * @param places where each stored column stands there; what is not among them did not exist yet and is NULL
 */
record StoredTable(TableDescription table, List<Integer> places) {
    /** Empty unless the columns are those of the table in their order, with none missing but such as were added later. */
    static Optional<StoredTable> of(TableDescription table, List<String> stored, Function<Column, String> told) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < table.columns().size(); place++) {
            Column column = table.columns().get(place);
            boolean there =
                    places.size() < stored.size() && stored.get(places.size()).equals(told.apply(column));
            if (there) {
                places.add(place);
            } else if (!column.later()) {
                return Optional.empty();
            }
        }
        return places.size() == stored.size() ? Optional.of(new StoredTable(table, places)) : Optional.empty();
    }
}
