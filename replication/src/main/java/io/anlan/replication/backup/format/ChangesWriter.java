package io.anlan.replication.backup.format;

import io.anlan.kernel.merge.TableDescription;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Gathers changed rows of any tables, in the order in which they were committed, into one chunk of a segment. */
public final class ChangesWriter {
    /** The first byte of a chunk's text; other than that of a backup's chunk. */
    static final byte VERSION = 2;

    private final List<TableDescription> tables = new ArrayList<>();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(rows);
    private int count;

    /** Adds a row. */
    public void add(ChangedRow row) {
        try {
            out.writeLong(row.micros());
            out.writeShort(place(row.table()));
            RowCodec.writeRow(out, row.table(), row.values());
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
            to.writeShort(tables.size());
            for (TableDescription table : tables) {
                RowCodec.writeTable(to, table);
            }
            to.writeInt(count);
            rows.writeTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes all that is written", e);
        }
        return all.toByteArray();
    }

    private int place(TableDescription table) {
        for (int known = 0; known < tables.size(); known++) {
            if (tables.get(known).name().equals(table.name())) {
                return known;
            }
        }
        tables.add(table);
        return tables.size() - 1;
    }
}
