package io.anlan.replication.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Sha256;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.Stamp;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.TableDigest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database must hold after a restore, computed from the backup without any database. The rows of a whole backup have
 * different keys and are only summed; of what changed after it the winner of each key is remembered, some 200 bytes each.
 */
final class Expectation {
    private final long nowMicros;
    private final Map<String, TableDigest> digests = new HashMap<>();
    private final Map<String, Map<ByteBuffer, Winner>> changed = new HashMap<>();

    /** A row as far as it matters. */
    private record Winner(Stamp stamp, ByteBuffer hash) {}

    /** @param nowMicros rows whose time is over by then do not return */
    Expectation(long nowMicros) {
        this.nowMicros = nowMicros;
    }

    /** A row that was changed after the whole backup; all of them come before the first of {@link #add}. */
    void change(TableDescription table, @Nullable Object[] row) {
        if (!table.expired(row, nowMicros)) {
            join(table, changed.computeIfAbsent(table.name(), name -> new HashMap<>()), key(table, row), row);
        }
    }

    /** A row of the whole backup. */
    void add(TableDescription table, @Nullable Object[] row) {
        if (table.expired(row, nowMicros)) {
            return;
        }
        Map<ByteBuffer, Winner> later = changed.getOrDefault(table.name(), Map.of());
        ByteBuffer key = later.isEmpty() ? ByteBuffer.allocate(0) : key(table, row);
        if (later.containsKey(key)) {
            join(table, later, key, row);
        } else {
            of(table).add(table, row);
        }
    }

    /** The same when all rows were told. */
    Expectation whole() {
        changed.forEach((table, winners) -> {
            TableDigest digest = digests.computeIfAbsent(table, name -> new TableDigest());
            winners.values().forEach(winner -> digest.add(winner.hash().array()));
        });
        changed.clear();
        return this;
    }

    /** The sums of a table. */
    TableDigest of(TableDescription table) {
        return digests.computeIfAbsent(table.name(), name -> new TableDigest());
    }

    private static void join(
            TableDescription table, Map<ByteBuffer, Winner> winners, ByteBuffer key, @Nullable Object[] row) {
        Winner winner = winners.get(key);
        Stamp stamp = table.stamp(row);
        if (RowOrder.replaces(table.rule(), winner == null ? null : winner.stamp(), stamp)) {
            winners.put(key, new Winner(stamp, ByteBuffer.wrap(RowHash.of(table, row))));
        }
    }

    /** The key made short; 128 bits tell the rows of one table apart. */
    private static ByteBuffer key(TableDescription table, @Nullable Object[] row) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(128);
        for (String name : table.key()) {
            Object value = row[table.index(name)];
            byte[] bytes =
                    value instanceof byte[] raw ? raw : String.valueOf(value).getBytes(UTF_8);
            text.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            text.writeBytes(bytes);
        }
        return ByteBuffer.wrap(Arrays.copyOf(Sha256.hash(text.toByteArray()), RowHash.LENGTH));
    }
}
