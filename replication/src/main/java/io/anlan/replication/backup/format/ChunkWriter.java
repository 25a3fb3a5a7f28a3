package io.anlan.replication.backup.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Gathers rows of one table into one chunk. */
public final class ChunkWriter {
    /** The first byte of a chunk's text. */
    static final byte VERSION = 1;

    private static final int NULL = -1;

    private final TableDescription table;
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(rows);
    private int count;

    public ChunkWriter(TableDescription table) {
        this.table = table;
    }

    /** Adds a row, given in column order. */
    public void add(@Nullable Object[] row) {
        try {
            for (int i = 0; i < row.length; i++) {
                write(table.columns().get(i), row[i]);
            }
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes all that is written", e);
        }
    }

    public int rows() {
        return count;
    }

    /** Bytes of the rows so far, before they are made smaller. */
    public int size() {
        return rows.size();
    }

    /** The chunk, made small with gzip. */
    public byte[] finish() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(rows.size() / 2 + 64);
        try (DataOutputStream to = new DataOutputStream(new GZIPOutputStream(all))) {
            to.writeByte(VERSION);
            text(to, table.name());
            to.writeShort(table.columns().size());
            for (Column column : table.columns()) {
                text(to, column.name());
                to.writeByte(letter(column));
            }
            to.writeInt(count);
            rows.writeTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes all that is written", e);
        }
        return all.toByteArray();
    }

    /** T, L, S or B. */
    static char letter(Column column) {
        return switch (column.type()) {
            case TEXT -> 'T';
            case BIGINT -> 'L';
            case SMALLINT -> 'S';
            case BYTES -> 'B';
        };
    }

    private void write(Column column, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(NULL);
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
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void text(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        to.writeShort(bytes.length);
        to.write(bytes);
    }
}
