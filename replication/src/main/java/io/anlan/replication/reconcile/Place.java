package io.anlan.replication.reconcile;

import io.anlan.kernel.Sha256;
import io.anlan.kernel.merge.RowKey;
import io.anlan.kernel.merge.TableDescription;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The merge key of one row: a place in the order of keys, which is the same in both engines. */
public final class Place implements Comparable<Place> {
    private static final int HASH_BYTES = 16;

    private final TableDescription table;
    private final @Nullable Object[] row;
    private final RowKey key;

    private Place(TableDescription table, @Nullable Object[] row) {
        this.table = table;
        this.row = row;
        this.key = RowKey.of(table, row);
    }

    /** The place of a row given in column order; of the row only the key is looked at. */
    public static Place of(TableDescription table, @Nullable Object[] row) {
        return new Place(table, row);
    }

    /** The values of the key's columns, in the order of the key. */
    public List<Object> values() {
        return table.key().stream()
                .map(name -> Objects.requireNonNull(row[table.index(name)]))
                .toList();
    }

    /** What names the row in audits: keys may point to persons, this does not without the key. */
    public String hash() {
        StringBuilder text = new StringBuilder(table.name());
        for (Object value : values()) {
            String part = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
            text.append('|').append(part.length()).append(':').append(part);
        }
        byte[] hash = Sha256.hash(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    /** Fit for logs: no value of the key. */
    @Override
    public String toString() {
        return table.name() + " " + hash();
    }

    @Override
    public int compareTo(Place other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place that && table.equals(that.table) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
