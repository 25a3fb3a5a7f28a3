package io.anlan.replication.backup;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.TableDigest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a database must hold after a restore, computed from the backup without any database. */
final class Expectation {
    private final long nowMicros;
    private final Map<String, TableDigest> digests = new HashMap<>();

    /** @param nowMicros rows whose time is over by then do not return */
    Expectation(long nowMicros) {
        this.nowMicros = nowMicros;
    }

    void add(TableDescription table, @Nullable Object[] row) {
        if (!table.expired(row, nowMicros)) {
            of(table).add(table, row);
        }
    }

    /** The sums of a table. */
    TableDigest of(TableDescription table) {
        return digests.computeIfAbsent(table.name(), name -> new TableDigest());
    }
}
