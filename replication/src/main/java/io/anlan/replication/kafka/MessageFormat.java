package io.anlan.replication.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.kafka.Message.BatchEnd;
import io.anlan.replication.kafka.Message.Row;
import io.anlan.replication.position.ResumePoint;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes: version, kind, and then of a row the table, the shape of its columns, its place in the source's log,
 * its defect and its values; of the end of a batch number, rows and place. Values are stored as databases told them, so what
 * is sealed in a column stays sealed.
 */
final class MessageFormat {
    private static final byte VERSION = 1;
    private static final byte ROW = 'R';
    private static final byte BATCH_END = 'E';
    private static final int HEAD_BYTES = 2;

    private final TableCatalog catalog;
    private final Map<String, Integer> shapes = new TreeMap<>();

    MessageFormat(TableCatalog catalog) {
        this.catalog = catalog;
        catalog.tables().forEach(table -> shapes.put(table.name(), shape(table)));
    }

    /** Changes when a column is added, taken out, moved or becomes another type. */
    private static int shape(TableDescription table) {
        int shape = 1;
        for (Column column : table.columns()) {
            shape = 31 * (31 * shape + column.name().hashCode())
                    + column.type().name().hashCode();
        }
        return shape;
    }

    /** The same for every change of one row, and for no other row of the table. */
    byte[] key(RowChanged change) {
        ByteWriter out = new ByteWriter().text(change.table().name());
        change.table()
                .key()
                .forEach(column -> out.value(change.values()[change.table().index(column)]));
        return out.bytes();
    }

    byte[] row(RowChanged change) {
        ByteWriter out = new ByteWriter()
                .one(VERSION)
                .one(ROW)
                .text(change.table().name())
                .number(shapeOf(change.table().name()))
                .number(change.position())
                .value(change.defect());
        for (@Nullable Object value : change.values()) {
            out.value(value);
        }
        return out.bytes();
    }

    byte[] batchEnd(BatchEnd end) {
        return new ByteWriter()
                .one(VERSION)
                .one(BATCH_END)
                .number(end.number())
                .number(end.rows())
                .text(end.at().json())
                .bytes();
    }

    /** Reads either; what another version wrote is as good as lost. */
    Message read(byte[] bytes) {
        try {
            if (bytes.length < HEAD_BYTES || bytes[0] != VERSION) {
                throw new BrokerLossException("the broker holds a message of another version");
            }
            ByteBuffer in = ByteBuffer.wrap(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES);
            return bytes[1] == ROW ? readRow(in) : readEnd(in);
        } catch (BufferUnderflowException | IllegalArgumentException spoiled) {
            throw new BrokerLossException("the broker holds a message that cannot be read");
        }
    }

    private Row readRow(ByteBuffer in) {
        TableDescription table = catalog.table(text(in));
        if (in.getLong() != shapeOf(table.name())) {
            throw new BrokerLossException("the broker holds rows of " + table.name() + " with other columns");
        }
        long position = in.getLong();
        @Nullable Object defect = value(in);
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(in);
        }
        return new Row(new RowChanged(table, values, position, defect == null ? null : defect.toString()));
    }

    private static BatchEnd readEnd(ByteBuffer in) {
        return new BatchEnd(in.getLong(), Math.toIntExact(in.getLong()), ResumePoint.parse(text(in)));
    }

    private int shapeOf(String table) {
        return shapes.getOrDefault(table, 0);
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), UTF_8);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static @Nullable Object value(ByteBuffer in) {
        byte kind = in.get();
        return switch (kind) {
            case ByteWriter.NULL -> null;
            case ByteWriter.TEXT -> text(in);
            case ByteWriter.BIGINT -> in.getLong();
            case ByteWriter.SMALLINT -> in.getShort();
            case ByteWriter.BYTES -> bytes(in);
            default -> throw new IllegalArgumentException("no kind of value is called " + kind);
        };
    }
}
