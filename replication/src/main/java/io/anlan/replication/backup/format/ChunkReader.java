package io.anlan.replication.backup.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of one chunk. Columns must be those of the mapping file: rows of another version of it are refused. */
public record ChunkReader(TableDescription table, List<@Nullable Object[]> rows) {
    private static final int NULL = -1;

    /** Reads what {@link ChunkWriter} has written. */
    public static ChunkReader read(byte[] chunk, TableCatalog catalog) throws BadBackupException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(chunk), 1 << 16))) {
            int version = in.readUnsignedByte();
            if (version != ChunkWriter.VERSION) {
                throw new BadBackupException("rows have version " + version + "; this program reads 1");
            }
            TableDescription table = table(in, catalog);
            List<@Nullable Object[]> rows = rows(in, table);
            if (in.read() >= 0) {
                throw new BadBackupException("a chunk of " + table.name() + " goes on after its last row");
            }
            return new ChunkReader(table, rows);
        } catch (IOException e) {
            throw new BadBackupException(
                    "a chunk cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static TableDescription table(DataInputStream in, TableCatalog catalog)
            throws IOException, BadBackupException {
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
        List<String> known = table.columns().stream()
                .map(column -> column.name() + ' ' + ChunkWriter.letter(column))
                .toList();
        if (!stored.equals(known)) {
            throw new BadBackupException("table " + name + " has other columns in the backup than in the mapping file;"
                    + " restore it with the version that made it, then migrate");
        }
        return table;
    }

    private static List<@Nullable Object[]> rows(DataInputStream in, TableDescription table) throws IOException {
        int count = in.readInt();
        List<@Nullable Object[]> rows = new ArrayList<>(Math.min(Math.max(count, 0), 1 << 16));
        for (int row = 0; row < count; row++) {
            @Nullable Object[] values = new @Nullable Object[table.columns().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(in, table.columns().get(i));
            }
            rows.add(values);
        }
        return rows;
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

    private static String text(DataInputStream in) throws IOException {
        return new String(exactly(in, in.readUnsignedShort()), UTF_8);
    }
}
