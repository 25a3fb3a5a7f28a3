package io.anlan.replication.backup.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables and rows as chunks of both kinds hold them. */
final class RowCodec {
    private static final int NULL = -1;

    private RowCodec() {}

    /** The name and columns of a table. */
    static void writeTable(DataOutputStream to, TableDescription table) throws IOException {
        text(to, table.name());
        to.writeShort(table.columns().size());
        for (Column column : table.columns()) {
            text(to, column.name());
            to.writeByte(letter(column));
        }
    }

    /**
     * The table of the mapping file that was written. It may lack columns that were added later: its rows are from before them.
     * One of other columns is refused.
     */
    static StoredTable readTable(DataInputStream in, TableCatalog catalog) throws IOException, BadBackupException {
        String name = text(in);
        TableDescription table = catalog.tables().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new BadBackupException("table " + name + " of the backup is not in the mapping file"));
        int columns = in.readUnsignedShort();
        List<String> stored = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            stored.add(text(in) + ' ' + (char) in.readUnsignedByte());
        }
        return StoredTable.of(table, stored, RowCodec::stored)
                .orElseThrow(() -> new BadBackupException(
                        "table " + name + " has other columns in the backup than in the mapping file;"
                                + " restore it with the version that made it, then migrate"));
    }

    /** A column as it is told before the rows. */
    private static String stored(Column column) {
        return column.name() + ' ' + letter(column);
    }

    /** A row, given in column order. */
    static void writeRow(DataOutputStream to, TableDescription table, @Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            write(to, table.columns().get(i), row[i]);
        }
    }

    /** The row that was written, in the column order of the mapping file. */
    static @Nullable Object[] readRow(DataInputStream in, StoredTable stored) throws IOException {
        List<Column> columns = stored.table().columns();
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int place : stored.places()) {
            values[place] = value(in, columns.get(place));
        }
        return values;
    }

    /** T, L, S or B. */
    private static char letter(Column column) {
        return switch (column.type()) {
            case TEXT -> 'T';
            case BIGINT -> 'L';
            case SMALLINT -> 'S';
            case BYTES -> 'B';
        };
    }

    private static void write(DataOutputStream to, Column column, @Nullable Object value) throws IOException {
        if (value == null) {
            to.writeInt(NULL);
            return;
        }
        byte[] bytes = switch (column.type()) {
            case TEXT -> ((String) value).getBytes(UTF_8);
            case BYTES -> (byte[]) value;
            case BIGINT ->
                ByteBuffer.allocate(Long.BYTES)
                        .putLong(((Number) value).longValue())
                        .array();
            case SMALLINT ->
                ByteBuffer.allocate(Short.BYTES)
                        .putShort(((Number) value).shortValue())
                        .array();
        };
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static @Nullable Object value(DataInputStream in, Column column) throws IOException {
        int length = in.readInt();
        if (length == NULL) {
            return null;
        }
        byte[] bytes = exactly(in, length);
        return switch (column.type()) {
            case TEXT -> new String(bytes, UTF_8);
            case BYTES -> bytes;
            case BIGINT -> ByteBuffer.wrap(exactly(bytes, Long.BYTES)).getLong();
            case SMALLINT -> ByteBuffer.wrap(exactly(bytes, Short.BYTES)).getShort();
        };
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        if (length < 0) {
            throw new IOException("a length is negative");
        }
        return exactly(in.readNBytes(length), length);
    }

    private static byte[] exactly(byte[] bytes, int length) throws IOException {
        if (bytes.length != length) {
            throw new IOException("a value has another length than it says");
        }
        return bytes;
    }

    private static void text(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        to.writeShort(bytes.length);
        to.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(exactly(in, in.readUnsignedShort()), UTF_8);
    }
}
