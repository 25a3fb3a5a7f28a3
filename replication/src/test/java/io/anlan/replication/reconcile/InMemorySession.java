package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableDescription;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in memory that counts how many of its rows were looked at. */
final class InMemorySession implements ComparedSession {
    private final TreeMap<Place, FoundRow> rows = new TreeMap<>();
    private long looks;

    void put(TableDescription table, @Nullable Object[] row) {
        rows.put(Place.of(table, row), new FoundRow(table, row, RowHash.of(table, row)));
    }

    void remove(Place place) {
        rows.remove(place);
    }

    long looks() {
        return looks;
    }

    private List<FoundRow> stretch(Stretch stretch) {
        Place after = stretch.after();
        List<FoundRow> all = (after == null ? rows : rows.tailMap(after, false))
                .values().stream()
                        .filter(row -> !stretch.table()
                                .expired(row.values(), stretch.scope().horizonMicros()))
                        .filter(row -> row.values()[stretch.table().index(Column.VERSION)] instanceof Long version
                                && version >= stretch.scope().sinceVersion())
                        .limit(stretch.rowsMax())
                        .toList();
        looks += all.size();
        return all;
    }

    @Override
    public Digest digest(Stretch stretch) {
        List<FoundRow> all = stretch(stretch);
        long high = 0;
        long low = 0;
        for (FoundRow row : all) {
            high ^= ByteBuffer.wrap(row.computed()).getLong();
            low ^= ByteBuffer.wrap(row.computed()).getLong(8);
        }
        long broken = all.stream().filter(row -> !row.whole()).count();
        Place last =
                all.size() < stretch.rowsMax() ? null : all.get(all.size() - 1).place();
        return new Digest(all.size(), broken, high, low, last);
    }

    @Override
    public List<FoundRow> rows(Stretch stretch) {
        return stretch(stretch);
    }

    @Override
    public Map<Place, FoundRow> at(TableDescription table, Collection<Place> places) {
        Map<Place, FoundRow> found = new TreeMap<>(rows);
        found.keySet().retainAll(new ArrayList<>(places));
        return found;
    }

    @Override
    public long count(TableDescription table) {
        return rows.size();
    }

    @Override
    public void close() {
        rows.clear();
    }
}
