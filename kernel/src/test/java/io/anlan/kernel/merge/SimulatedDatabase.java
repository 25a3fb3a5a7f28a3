package io.anlan.kernel.merge;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One of the four databases, with the guarded statement as its only way in and retention as the only way out. */
final class SimulatedDatabase {
    /** A row as it travels; one object per write, so that identity is enough to tell writes apart. */
    @SuppressWarnings("ArrayRecordComponent")
    record Write(TableDescription table, @Nullable Object[] row) {
        RowKey key() {
            return RowKey.of(table, row);
        }

        Stamp stamp() {
            return table.stamp(row);
        }

        boolean expired(long nowMicros) {
            return table.expired(row, nowMicros);
        }
    }

    private final SimulatedRules rules;
    private final Map<String, Map<RowKey, Write>> tables = new TreeMap<>();

    SimulatedDatabase(SimulatedRules rules) {
        this.rules = rules;
    }

    void apply(Write write, long nowMicros) {
        @Nullable Write existing = find(write.table(), write.key());
        boolean refused = rules.refusesExpired() && write.expired(nowMicros);
        Stamp stamp = existing == null ? null : existing.stamp();
        if (!refused && rules.guard().replaces(write.table().rule(), stamp, write.stamp())) {
            table(write.table()).put(write.key(), write);
        }
    }

    @Nullable
    Write find(TableDescription table, RowKey key) {
        return table(table).get(key);
    }

    void purge(long nowMicros) {
        tables.values().forEach(rows -> rows.values().removeIf(write -> write.expired(nowMicros)));
    }

    /** The disks are gone; the rows come back with what is delivered, and two writes of one version may meet. */
    void lose() {
        tables.clear();
    }

    boolean holdsExpired(long nowMicros) {
        return tables.values().stream().anyMatch(rows -> rows.values().stream().anyMatch(w -> w.expired(nowMicros)));
    }

    /** Every row of every table as bytes, in the order of keys. */
    String content() {
        StringBuilder content = new StringBuilder();
        tables.forEach((name, rows) -> rows.values()
                .forEach(write -> content.append(name)
                        .append(' ')
                        .append(HexFormat.of().formatHex(RowHash.canonical(write.table(), write.row())))
                        .append('\n')));
        return content.toString();
    }

    private Map<RowKey, Write> table(TableDescription table) {
        return tables.computeIfAbsent(table.name(), name -> new TreeMap<>());
    }
}
