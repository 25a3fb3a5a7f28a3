package io.anlan.replication.backup;

import io.anlan.kernel.merge.RowKey;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.StoredRow;
import io.anlan.replication.backup.format.TableDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database must hold after a restore, computed from the backups without any database: later backups first, so that only
 * the keys they changed are kept in memory when the base goes by.
 */
final class Expectation {
    private final long toMicros;
    private final long nowMicros;
    private final Map<String, TableDigest> digests = new HashMap<>();
    private final Map<String, Map<RowKey, @Nullable Object[]>> changed = new HashMap<>();
    private boolean base;

    Expectation(long toMicros, long nowMicros) {
        this.toMicros = toMicros;
        this.nowMicros = nowMicros;
    }

    /** From here on come the rows of the base, each key once. */
    void baseBegins() {
        base = true;
    }

    void add(TableDescription table, StoredRow row) {
        if (row.committedMicros() > toMicros || table.expired(row.values(), nowMicros)) {
            return;
        }
        Map<RowKey, @Nullable Object[]> keys = changed.computeIfAbsent(table.name(), name -> new HashMap<>());
        RowKey key = RowKey.of(table, row.values());
        if (base && !keys.containsKey(key)) {
            digest(table).add(table, row.values());
        } else {
            keys.merge(key, row.values(), (one, other) -> winner(table, one, other));
        }
    }

    /** The sums of a table; to be asked once all rows went by. */
    TableDigest of(TableDescription table) {
        TableDigest digest = digest(table);
        Map<RowKey, @Nullable Object[]> keys = changed.remove(table.name());
        if (keys != null) {
            keys.values().forEach(row -> digest.add(table, row));
        }
        return digest;
    }

    private TableDigest digest(TableDescription table) {
        return digests.computeIfAbsent(table.name(), name -> new TableDigest());
    }

    private @Nullable Object[] winner(TableDescription table, @Nullable Object[] one, @Nullable Object[] other) {
        return RowOrder.winners(table, List.<@Nullable Object[]>of(one, other), nowMicros)
                .get(0);
    }
}
