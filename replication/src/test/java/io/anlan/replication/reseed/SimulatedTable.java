package io.anlan.replication.reseed;

import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.parking.ParkedRow;
import io.anlan.replication.reconcile.ComparedSession;
import io.anlan.replication.reconcile.Digest;
import io.anlan.replication.reconcile.FoundRow;
import io.anlan.replication.reconcile.Mender;
import io.anlan.replication.reconcile.Place;
import io.anlan.replication.reconcile.Stretch;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table of one database: read by ranges, written by the guard's rule, swept by its own clock. */
final class SimulatedTable implements ComparedSession, Mender {
    private final TableDescription table;
    private final TreeMap<Place, @Nullable Object[]> rows = new TreeMap<>();
    private final Runnable between;
    private boolean guarded = true;
    private long nowMicros;

    /** @param between what happens before and after each read and each write of the copy */
    SimulatedTable(TableDescription table, long nowMicros, Runnable between) {
        this.between = between;
        this.table = table;
        this.nowMicros = nowMicros;
    }

    void guarded(boolean so) {
        guarded = so;
    }

    void clock(long micros) {
        nowMicros = micros;
    }

    long nowMicros() {
        return nowMicros;
    }

    /** As the guarded statement decides; whether it changed anything. */
    boolean put(@Nullable Object[] row) {
        Place place = Place.of(table, row);
        @Nullable Object[] there = rows.get(place);
        boolean wins = !table.expired(row, nowMicros)
                && RowOrder.replaces(table.rule(), there == null ? null : table.stamp(there), table.stamp(row));
        if (wins) {
            rows.put(place, row);
        }
        return wins;
    }

    /** Retention. */
    void sweep() {
        rows.values().removeIf(row -> table.expired(row, nowMicros));
    }

    /** What is there, as text. */
    Set<String> content() {
        return rows.values().stream()
                .map(row -> HexFormat.of().formatHex(table.stamp(row).rowHash()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public List<FoundRow> rows(Stretch stretch) {
        Place after = stretch.after();
        NavigableMap<Place, @Nullable Object[]> rest = after == null ? rows : rows.tailMap(after, false);
        between.run();
        List<FoundRow> found = rest.values().stream()
                .filter(row -> !table.expired(row, stretch.scope().horizonMicros()))
                .limit(stretch.rowsMax())
                .map(row -> new FoundRow(table, row, RowHash.of(table, row)))
                .toList();
        between.run();
        return found;
    }

    @Override
    public Map<Place, String> write(TableDescription into, List<FoundRow> copied, Set<Place> broken) {
        between.run();
        for (FoundRow row : copied) {
            boolean won = guarded && put(row.values());
            if (!guarded && !won) {
                rows.put(row.place(), row.values());
            }
        }
        between.run();
        return Map.of();
    }

    @Override
    public Digest digest(Stretch stretch) {
        throw new UnsupportedOperationException("a copy looks at rows");
    }

    @Override
    public Map<Place, FoundRow> at(TableDescription of, Collection<Place> places) {
        throw new UnsupportedOperationException("a copy looks at ranges");
    }

    @Override
    public long count(TableDescription of) {
        return rows.size();
    }

    @Override
    public List<ParkedRow> parked(String link) {
        return List.of();
    }

    @Override
    public void healed(String link, List<ParkedRow> healed) {
        throw new UnsupportedOperationException("nothing is parked here");
    }

    @Override
    public void close() {
        // It is looked at again after the copy.
    }
}
