package io.anlan.replication.backup.format;

import io.anlan.kernel.merge.TableDescription;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Gathers rows of one table into one chunk. */
public final class ChunkWriter {
    /** The first byte of a chunk's text. */
    static final byte VERSION = 1;

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
            RowCodec.writeRow(out, table, row);
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
            RowCodec.writeTable(to, table);
            to.writeInt(count);
            rows.writeTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes all that is written", e);
        }
        return all.toByteArray();
    }
}
