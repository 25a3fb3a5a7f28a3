package io.anlan.replication.debezium;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.ColumnType;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.RowCheck;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Reads rows of one table out of the engine's structures, whose fields may change while the engine runs. */
final class RowReader {
    private static final Logger LOG = Logger.getLogger(RowReader.class.getName());

    private final TableDescription table;
    private final String unavailable;
    private final ByteBuffer unavailableBytes;
    private final LinkCounters counters;
    private @Nullable Schema known;
    private @Nullable Field[] fields = {};

    RowReader(TableDescription table, String unavailable, LinkCounters counters) {
        this.table = table;
        this.unavailable = unavailable;
        this.unavailableBytes = ByteBuffer.wrap(unavailable.getBytes(UTF_8));
        this.counters = counters;
    }

    RowChanged read(Struct row, long position) {
        if (row.schema() != known) {
            learn(row.schema());
        }
        @Nullable Object[] values = new @Nullable Object[fields.length];
        @Nullable String defect = null;
        for (int i = 0; i < values.length; i++) {
            Column column = table.columns().get(i);
            @Nullable Object value = fields[i] == null ? null : row.getWithoutDefault(column.name());
            if (isUnavailable(value)) {
                defect = "column " + column.name() + " was not sent; the source needs REPLICA IDENTITY FULL";
                value = null;
            }
            values[i] = value instanceof ByteBuffer bytes ? bytes(bytes) : value;
        }
        return new RowChanged(table, values, position, defect == null ? check(values) : defect);
    }

    private @Nullable String check(@Nullable Object[] values) {
        @Nullable String defect = RowCheck.defect(table, values);
        if (RowCheck.HASH_MISMATCH.equals(defect)) {
            counters.hashMismatches().increment();
        }
        return defect;
    }

    /** Large values that an update did not touch are not in the log. */
    private boolean isUnavailable(@Nullable Object value) {
        if (value instanceof ByteBuffer bytes) {
            return bytes.equals(unavailableBytes);
        }
        return unavailable.equals(value);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Notes which columns are sent. One we do not know is reported and left out; one we miss is null. */
    private void learn(Schema schema) {
        fields = table.columns().stream()
                .map(column -> fitting(column, schema.field(column.name())))
                .toArray(Field[]::new);
        List<String> ours = table.columns().stream().map(Column::name).toList();
        List<String> unknown = schema.fields().stream()
                .map(Field::name)
                .filter(name -> !ours.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            counters.unknownColumns().add(unknown.size());
            LOG.warning(() -> "Table " + table.name() + " has columns the mapping file does not name: "
                    + unknown.stream().collect(Collectors.joining(", ")));
        }
        known = schema;
    }

    private @Nullable Field fitting(Column column, @Nullable Field field) {
        if (field == null) {
            return null;
        }
        if (!types(column.type()).contains(field.schema().type())) {
            throw new IllegalStateException("Column " + table.name() + "." + column.name() + " is "
                    + field.schema().type() + " at the source, not " + column.type());
        }
        return field;
    }

    private static List<Schema.Type> types(ColumnType type) {
        return switch (type) {
            case TEXT -> List.of(Schema.Type.STRING);
            case BIGINT -> List.of(Schema.Type.INT64);
            case SMALLINT -> List.of(Schema.Type.INT16);
            case BYTES -> List.of(Schema.Type.BYTES);
        };
    }
}
