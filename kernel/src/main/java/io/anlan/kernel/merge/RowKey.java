package io.anlan.kernel.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The merge key of a row as something to compare; its order is the one in which every writer takes row locks. */
public final class RowKey implements Comparable<RowKey> {
    private final List<Object> parts;

    private RowKey(List<Object> parts) {
        this.parts = parts;
    }

    /** The key of a row given in column order. */
    public static RowKey of(TableDescription table, @Nullable Object[] row) {
        List<Object> parts = new ArrayList<>(table.key().size());
        for (String name : table.key()) {
            int index = table.index(name);
            Object value = row[index];
            if (value == null) {
                throw new IllegalArgumentException(table.name() + "." + name + " is part of the key and is null");
            }
            parts.add(comparable(table.columns().get(index).type(), value));
        }
        return new RowKey(parts);
    }

    /** Text compares by its UTF-8 bytes, as collation C and utf8mb4_bin do. */
    private static Object comparable(ColumnType type, Object value) {
        return switch (type) {
            case TEXT -> ((String) value).getBytes(UTF_8);
            case BYTES -> (byte[]) value;
            case BIGINT, SMALLINT -> ((Number) value).longValue();
        };
    }

    @Override
    public int compareTo(RowKey other) {
        for (int i = 0; i < parts.size(); i++) {
            int order = parts.get(i) instanceof byte[] bytes
                    ? Arrays.compareUnsigned(bytes, (byte[]) other.parts.get(i))
                    : Long.compare((Long) parts.get(i), (Long) other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowKey that && Arrays.deepEquals(parts.toArray(), that.parts.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(parts.toArray());
    }
}
