package io.anlan.replication.parking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as text: a JSON object by column name, bytes in hex. What a parked row is kept as. */
public final class RowText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RowText() {}

    /** The whole row. */
    public static String payload(TableDescription table, @Nullable Object[] values) {
        ObjectNode node = JSON.createObjectNode();
        for (int i = 0; i < values.length; i++) {
            node.put(table.columns().get(i).name(), text(values[i]));
        }
        return node.toString();
    }

    /** The key alone, for people who look; without NUL, which a row may be parked for and no text can hold. */
    public static String key(TableDescription table, @Nullable Object[] values) {
        return table.key().stream()
                .map(name -> text(values[table.index(name)]))
                .collect(Collectors.joining(" "))
                .replace('\0', '\uFFFD');
    }

    /** Reads what {@link #payload} wrote; a column the payload lacks is null. */
    public static @Nullable Object[] row(TableDescription table, String payload) {
        try {
            JsonNode node = JSON.readTree(payload);
            return table.columns().stream()
                    .map(column -> value(column, node.get(column.name())))
                    .toArray();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A parked row of " + table.name() + " is not JSON", e);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value == null ? null : value.toString();
    }

    private static @Nullable Object value(Column column, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        return switch (column.type()) {
            case TEXT -> node.textValue();
            case BIGINT -> Long.valueOf(node.textValue());
            case SMALLINT -> Short.valueOf(node.textValue());
            case BYTES -> HexFormat.of().parseHex(node.textValue());
        };
    }
}
